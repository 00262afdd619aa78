package dev.leat.cli.screen;

import dev.leat.run.Reject;
import dev.leat.run.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Words the report of a run for people: what became of every row, and what it took. */
public final class Account {

  private static final int RAW_TEXT = 100;

  private final Report report;
  private final Ink ink;

  private Account(Report report, Ink ink) {
    this.report = report;
    this.ink = ink;
  }

  /** The account of a run, of a few lines. */
  public static List<String> of(Report report, Ink ink) {
    Account account = new Account(report, ink);
    List<String> lines = new ArrayList<>();
    lines.addAll(account.rejects());
    report.warnings().forEach(warning -> lines.add(ink.yellow("warning: ") + warning));
    lines.add(account.rows());
    lines.add(account.cost());
    return lines;
  }

  /** What each operator did, a line each. */
  public static List<String> operators(Report report) {
    return report.operators().stream().map(Account::operator).toList();
  }

  private static String operator(Report.OperatorReport operator) {
    String note = operator.note().isEmpty() ? "" : " (" + operator.note() + ")";
    String spilled =
        operator.spilledBytes() == 0
            ? ""
            : ", " + Figures.size(operator.spilledBytes()) + " spilled";
    return "%s: %s in, %s out%s%s"
        .formatted(
            operator.name(),
            Figures.count(operator.rowsIn(), "row"),
            Figures.count(operator.rowsOut(), "row"),
            spilled,
            note);
  }

  private List<String> rejects() {
    List<String> lines = new ArrayList<>();
    for (Reject reject : report.rejects()) {
      lines.add(ink.yellow("rejected: ") + reject.summary());
      if (!reject.rawText().isEmpty()) {
        lines.add("  " + ink.faint(Line.shown(reject.rawText(), RAW_TEXT)));
      }
    }
    long hidden = report.rejected() - report.rejects().size();
    if (hidden > 0 && !report.rejects().isEmpty()) {
      lines.add(ink.yellow("rejected: ") + "and " + Figures.count(hidden, "more row"));
    }
    return lines;
  }

  private String rows() {
    return ink.bold(Figures.count(report.rowsIn(), "row") + " in")
        + ", "
        + ink.bold(Figures.count(report.rowsOut()) + " out")
        + left("filtered", report.filtered())
        + left("rejected", report.rejected())
        + left("unmatched", report.unmatched())
        + (report.skipped() == 0 ? "" : left("skipped", report.skipped()));
  }

  private String left(String what, long rows) {
    String text = Figures.count(rows) + " " + what;
    boolean stands = rows > 0 && !what.equals("filtered") && !what.equals("skipped");
    return ", " + (stands ? ink.yellow(text) : text);
  }

  private String cost() {
    OptionalLong resident = PeakMemory.bytes();
    Stream<String> parts =
        Stream.of(
            Figures.size(report.bytesIn()) + " read",
            Figures.size(report.bytesOut())
                + " written"
                + (report.spilledBytes() == 0
                    ? ""
                    : ", " + Figures.size(report.spilledBytes()) + " spilled"),
            Figures.duration(report.elapsedNanos()),
            resident.isPresent()
                ? "peak memory "
                    + Figures.size(resident.getAsLong())
                    + " (operators "
                    + Figures.size(report.peakMemoryBytes())
                    + ")"
                : "peak memory of operators " + Figures.size(report.peakMemoryBytes()));
    return String.join(", ", parts.toList());
  }
}
