package dev.leat.internal.engine.format.csv;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RejectLog;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.Encoder;
import dev.leat.internal.engine.format.FormatReader;
import dev.leat.internal.engine.format.FormatWriter;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.io.Csv;
import dev.leat.io.Format;
import dev.leat.io.Ragged;
import dev.leat.io.Source;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes CSV. */
public final class CsvFormat implements FormatReader, FormatWriter.InPieces {

  /** For the service loader. */
  public CsvFormat() {}

  @Override
  public boolean reads(Format format) {
    return format instanceof Csv;
  }

  @Override
  public boolean writes(Format format) {
    return format instanceof Csv;
  }

  @Override
  public Encoder encoder(Format format, Schema schema) {
    return new CsvEncoder((Csv) format);
  }

  @Override
  public Plan.Scan inspect(Source source, List<InputFile> files) {
    Csv options = (Csv) source.format();
    Partitions partitions = Partitions.of(source.shownLocations(), files);
    Sniffed sniffed = CsvSniffer.sniff(files, options, partitions.keys());
    List<Field> fields = new ArrayList<>(sniffed.rowSchema().fields());
    partitions.fields(options.reading().columns()).stream()
        .filter(partition -> sniffed.rowSchema().find(partition.name()).isEmpty())
        .forEach(fields::add);
    return Plan.Scan.of(source.as(sniffed.pinned()), Schema.of(fields));
  }

  @Override
  public Scan scan(Plan.Scan plan, List<InputFile> files, RunState run) {
    Csv options = (Csv) plan.source().format();
    List<SplitQueue.Splits<Piece>> splits = new ArrayList<>();
    for (InputFile file : files) {
      run.expect(Math.max(0, file.sizeBytes()));
      FileHead head = FileHead.read(file, options);
      splits.add(splits(file, head.dataOffset(), head.dataLines() + 1, run));
    }
    SplitQueue<Piece> queue = new SplitQueue<>(splits);
    CsvDialect dialect = CsvDialect.of(options);
    ScanColumns columns = columns(plan, files, options);
    OperatorCount count = run.operator("scan " + String.join(", ", plan.source().shownLocations()));
    return worker ->
        new CsvScanOperator(
            queue,
            columns.piece(dialect, options.reading().maxRecord()),
            columns,
            options.reading().ragged() == Ragged.REJECT
                ? RejectLog.Budgeting.TOLERATED
                : RejectLog.Budgeting.COUNTED,
            worker,
            count);
  }

  /** The splits of a file whose first record starts at an offset and on a line. */
  static SplitQueue.Splits<Piece> splits(InputFile file, long start, long line, RunState run) {
    return file.isSeekable()
        ? new FileSplits(file, start, line, run)
        : new StreamSplits(file, start, line, run);
  }

  /** The fields of a record are the columns whose types are pinned. */
  private static ScanColumns columns(Plan.Scan plan, List<InputFile> files, Csv options) {
    int fields = options.reading().columns().types().size();
    return ScanColumns.of(
        plan.fileSchema().names().subList(0, fields),
        plan.columns(),
        Partitions.of(plan.source().shownLocations(), files));
  }
}
