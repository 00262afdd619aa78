package dev.leat.parquet;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.FormatReader;
import dev.leat.internal.engine.format.FormatWriter;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.internal.engine.format.WholeFile;
import dev.leat.io.Format;
import dev.leat.io.Parquet;
import dev.leat.io.Source;
import dev.leat.plan.Plan;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes Parquet. */
public final class ParquetFormat implements FormatReader, FormatWriter.AsWhole {

  /** For the service loader. */
  public ParquetFormat() {}

  @Override
  public boolean reads(Format format) {
    return format instanceof Parquet;
  }

  @Override
  public boolean writes(Format format) {
    return format instanceof Parquet;
  }

  /** The columns are those of the first file; others are compared with them when they are read. */
  @Override
  public Plan.Scan inspect(Source source, List<InputFile> files) {
    return Plan.Scan.of(source, TableFile.open(files.getFirst()).schema());
  }

  @Override
  public Scan scan(Plan.Scan plan, List<InputFile> files, RunState run) {
    List<Field> used = new ArrayList<>();
    for (String name : plan.columns()) {
      used.add(plan.fileSchema().field(plan.fileSchema().position(name)));
    }
    Schema columns = Schema.of(used);
    SplitQueue<RowGroup> queue =
        new SplitQueue<>(files.stream().map(file -> new RowGroups(file, columns, run)).toList());
    OperatorCount count = run.operator("scan " + String.join(", ", plan.source().shownLocations()));
    return worker -> new ParquetScanOperator(queue, worker, count);
  }

  @Override
  public void check(Format format, Schema columns, Batch batch, RowErrors errors) {
    WrittenColumns.check(columns, batch, errors);
  }

  @Override
  public WholeFile file(Format format, Schema columns, String name, OutputStream out) {
    return new ParquetFile((Parquet) format, columns, name, out);
  }
}
