package dev.leat.cli.screen;

import dev.leat.data.LeatException;
import dev.leat.run.Reject;
import dev.leat.run.Report;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The report of a run as the maps and lists of a JSON document; names carry their units. */
public final class ReportJson {

  private ReportJson() {}

  /** The document of a report. */
  public static Map<String, Object> of(Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rowsIn", report.rowsIn());
    json.put("rowsOut", report.rowsOut());
    json.put("filtered", report.filtered());
    json.put("rejected", report.rejected());
    json.put("unmatched", report.unmatched());
    json.put("skipped", report.skipped());
    json.put("bytesIn", report.bytesIn());
    json.put("bytesOut", report.bytesOut());
    json.put("bytesSpilled", report.spilledBytes());
    json.put("elapsedSeconds", report.elapsedNanos() / 1e9);
    json.put("operatorPeakBytes", report.peakMemoryBytes());
    PeakMemory.bytes().ifPresent(bytes -> json.put("processPeakBytes", bytes));
    json.put("operators", report.operators().stream().map(ReportJson::operator).toList());
    json.put("rejects", report.rejects().stream().map(ReportJson::reject).toList());
    json.put("warnings", report.warnings());
    return json;
  }

  /** The document of a failure. */
  public static Map<String, Object> of(LeatException failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", failure.kind().name().toLowerCase(Locale.ROOT));
    json.put("exitCode", failure.kind().exitCode());
    json.put("message", String.valueOf(failure.getMessage()));
    return json;
  }

  private static Map<String, Object> operator(Report.OperatorReport operator) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", operator.name());
    json.put("rowsIn", operator.rowsIn());
    json.put("rowsOut", operator.rowsOut());
    json.put("bytesSpilled", operator.spilledBytes());
    json.put("note", operator.note());
    return json;
  }

  private static Map<String, Object> reject(Reject reject) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", reject.source());
    json.put("line", reject.line());
    json.put("byteOffset", reject.byteOffset());
    json.put("column", reject.column());
    json.put("reason", reject.reason());
    json.put("rawText", reject.rawText());
    return json;
  }
}
