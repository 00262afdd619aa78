package dev.leat.cli.command;

import dev.leat.Table;
import dev.leat.cli.screen.Figures;
import dev.leat.cli.screen.Terminal;
import dev.leat.cli.screen.Terminal.Device;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import java.util.List;
import java.util.Optional;

/** Prints tables as wide as the place where they are printed. */
final class Tables {

  private Tables() {}

  /** The table of the first rows. */
  static Table first(Schema schema, List<Row> rows, int limit) {
    return Table.of(schema, rows.subList(0, Math.min(limit, rows.size())));
  }

  /** A table that fits the screen; elsewhere, as it is. */
  static Table fitted(Table table, Terminal terminal) {
    return terminal.outDevice() == Device.SCREEN ? table.within(terminal.width()) : table;
  }

  /** The line that says how many rows are not in a table. */
  static Optional<String> rest(long rows, int shown) {
    long hidden = rows - shown;
    return hidden > 0 ? Optional.of("… " + Figures.count(hidden, "more row")) : Optional.empty();
  }
}
