package dev.leat.conformance.cases;

import dev.leat.data.LeatException;
import dev.leat.run.Reject;
import dev.leat.run.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a case, as the texts that its sections hold; folders are left out of all of them.
 *
 * @param parts the text of each section by its heading
 */
record Outcome(Map<String, String> parts) {

  /** What came of a run that ended well. */
  static Outcome of(Report report, Map<String, byte[]> outputs, Path folder) {
    Map<String, String> parts = new TreeMap<>();
    outputs.forEach((name, bytes) -> parts.put("output " + name, Visible.of(bytes)));
    parts.put("rejects", lines(report.rejects().stream().map(Outcome::shown).toList()));
    parts.put("warnings", lines(report.warnings()));
    parts.put("report", counts(report));
    return new Outcome(parts).without(folder);
  }

  /** What came of a run that failed. */
  static Outcome of(LeatException failure, Map<String, byte[]> outputs, Path folder) {
    Map<String, String> parts = new TreeMap<>();
    outputs.forEach((name, bytes) -> parts.put("output " + name, Visible.of(bytes)));
    parts.put("error", failure.getMessage() + "\n");
    parts.put("kind", failure.kind().name().toLowerCase(Locale.ROOT) + "\n");
    return new Outcome(parts).without(folder);
  }

  private static String shown(Reject reject) {
    String place = reject.source() + ":" + reject.line() + " @" + reject.byteOffset();
    String column = reject.column().isEmpty() ? "" : " " + reject.column();
    return place + column + ": " + reject.reason();
  }

  private static String counts(Report report) {
    return "in %d, out %d, filtered %d, rejected %d, unmatched %d, skipped %d%n"
        .formatted(
            report.rowsIn(),
            report.rowsOut(),
            report.filtered(),
            report.rejected(),
            report.unmatched(),
            report.skipped());
  }

  private static String lines(List<String> lines) {
    return String.join("", lines.stream().map(line -> line + "\n").toList());
  }

  private Outcome without(Path folder) {
    Map<String, String> shorter = new TreeMap<>();
    parts.forEach((heading, text) -> shorter.put(heading, text.replace(folder + "/", "")));
    return new Outcome(shorter);
  }

  /** The parts that a case says something about. */
  Map<String, String> only(Expectation expectation) {
    Map<String, String> compared = new TreeMap<>(parts);
    compared.keySet().removeIf(heading -> !expectation.isAbout(heading));
    return compared;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    parts.forEach((heading, body) -> text.append("--- ").append(heading).append('\n').append(body));
    return text.toString();
  }
}
