package dev.leat.internal.engine.format.csv;

import dev.leat.data.DataSize;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RejectLog;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.FormatReader;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.io.TextLines;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Scans lines of text, which are records of one field without any quoting. */
public final class LineScan {

  private LineScan() {}

  /** A scan of the lines of files, none of which is longer than a limit. */
  public static FormatReader.Scan of(
      Plan.Scan plan, List<InputFile> files, DataSize maxLine, RunState run) {
    List<SplitQueue.Splits<Piece>> splits = new ArrayList<>();
    for (InputFile file : files) {
      run.expect(Math.max(0, file.sizeBytes()));
      splits.add(CsvFormat.splits(file, file.isSeekable() ? file.contentStart() : 0, 1, run));
    }
    SplitQueue<Piece> queue = new SplitQueue<>(splits);
    ScanColumns columns =
        ScanColumns.of(List.of(TextLines.COLUMN), plan.columns(), Partitions.NONE);
    OperatorCount count = run.operator("scan " + String.join(", ", plan.source().shownLocations()));
    return worker ->
        new CsvScanOperator(
            queue,
            columns.piece(CsvDialect.lines(), maxLine),
            columns,
            RejectLog.Budgeting.COUNTED,
            worker,
            count);
  }
}
