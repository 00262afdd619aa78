package dev.leat.cli.command;

import dev.leat.Table;
import dev.leat.cli.format.Words;
import dev.leat.cli.profile.ColumnProfile;
import dev.leat.cli.profile.Profile;
import dev.leat.cli.screen.Figures;
import dev.leat.cli.screen.Terminal;
import dev.leat.cli.screen.Terminal.Device;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.run.Reject;
import dev.leat.run.Report;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints the first rows of a file, then a line for each of its columns. */
final class ShownProfile {

  private static final int BARS = 16;

  private final Profile profile;
  private final Report report;
  private final Terminal terminal;
  private final PrintStream out;

  ShownProfile(Profile profile, Report report, Context context) {
    this.profile = profile;
    this.report = report;
    this.terminal = context.terminal();
    this.out = terminal.out();
  }

  void print(List<Row> first, int limit) {
    out.print(Tables.fitted(Tables.first(profile.schema(), first, limit), terminal));
    Tables.rest(profile.rows(), limit).ifPresent(out::println);
    out.println();
    out.print(Tables.fitted(columns(), terminal));
    out.println();
    out.println(
        "%s, %s; all were scanned, %s in %s."
            .formatted(
                Figures.count(profile.rows(), "row"),
                Figures.count(profile.schema().size(), "column"),
                Figures.size(report.bytesIn()),
                Figures.duration(report.elapsedNanos())));
    misfits();
    rejects();
  }

  private Table columns() {
    List<Field> fields = new ArrayList<>(Schema.ofText(List.of("column", "type")).fields());
    fields.add(new Field("nulls", Type.INTEGER));
    fields.add(new Field("distinct", Type.INTEGER));
    if (terminal.outDevice() == Device.SCREEN) {
      fields.add(new Field("distribution", Type.TEXT));
    }
    fields.addAll(Schema.ofText(List.of("least", "greatest")).fields());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < profile.schema().size(); i++) {
      rows.add(row(profile.schema().field(i), profile.column(i)));
    }
    return Table.of(Schema.of(fields), rows).untyped().cells(24);
  }

  private static Row row(Field field, ColumnProfile column) {
    return Row.of(
        "column",
        field.name(),
        "type",
        Words.word(field.type()),
        "nulls",
        Figures.count(column.nulls()),
        "distinct",
        column.distinct(),
        "distribution",
        column.bars(BARS),
        "least",
        column.least().orElse(null),
        "greatest",
        column.greatest().orElse(null));
  }

  private void misfits() {
    for (int i = 0; i < profile.schema().size(); i++) {
      Field field = profile.schema().field(i);
      long misfits = profile.column(i).misfits();
      if (misfits > 0) {
        out.println(
            "%s of %s not of type %s; read the column with --types %s:text to keep it as text."
                .formatted(
                    Figures.count(misfits, "value"),
                    field.name() + (misfits == 1 ? " is" : " are"),
                    Words.word(field.type()),
                    field.name()));
      }
    }
  }

  private void rejects() {
    if (report.rejected() > 0) {
      out.println(Figures.count(report.rejected(), "row") + " cannot be read, the first of them:");
      for (Reject reject : report.rejects()) {
        out.println("  " + reject.summary());
      }
    }
  }
}
