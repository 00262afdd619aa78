package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.Table;
import dev.leat.data.Row;
import dev.leat.io.Sink;
import dev.leat.run.Report;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a flow, with what is printed of its result.
 *
 * @param dataset the rows
 * @param engine how they are run
 * @param limit how many of them are printed
 * @param accounting ends the run
 * @param context where to print
 */
record FlowRun(Dataset dataset, Engine engine, int limit, Accounting accounting, Context context) {

  private static final String STDOUT = "-";

  /** Runs: writes to a sink, or else prints the first rows. */
  void start(Optional<Sink> sink) {
    Report report = sink.isPresent() ? write(sink.get()) : show();
    context.terminal().out().flush();
    accounting.print(report);
  }

  private Report write(Sink sink) {
    Report report = accounting.of(() -> dataset.on(engine).write(sink));
    if (!accounting.isQuiet() && limit > 0 && !sink.location().equals(STDOUT)) {
      PrintStream out = context.terminal().out();
      Optional<Table> table = WrittenRows.of(sink, dataset.schema()).table(limit);
      table.ifPresent(rows -> out.print(Tables.fitted(rows, context.terminal())));
      Tables.rest(report.rowsOut(), limit).ifPresent(out::println);
    }
    return report;
  }

  private Report show() {
    List<Row> rows = new ArrayList<>();
    Report report =
        accounting.of(() -> {
          Runs.Head head = Runs.head(dataset, limit + 1L, engine);
          rows.addAll(head.rows());
          return head.report();
        });
    PrintStream out = context.terminal().out();
    Table table = Tables.first(dataset.schema(), rows, limit);
    out.print(Tables.fitted(table, context.terminal()));
    if (rows.size() > limit) {
      out.println("… and more rows; write all of them with -o FILE");
    }
    return report;
  }
}
