package dev.leat.excel;

import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.FormatReader;
import dev.leat.internal.engine.format.FormatWriter;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.internal.engine.format.WholeFile;
import dev.leat.io.Excel;
import dev.leat.io.Format;
import dev.leat.io.Inference;
import dev.leat.io.Source;
import dev.leat.plan.Plan;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes Excel workbooks. */
public final class ExcelFormat implements FormatReader, FormatWriter.AsWhole {

  /** For the service loader. */
  public ExcelFormat() {}

  @Override
  public boolean reads(Format format) {
    return format instanceof Excel;
  }

  @Override
  public boolean writes(Format format) {
    return format instanceof Excel;
  }

  @Override
  public Plan.Scan inspect(Source source, List<InputFile> files) {
    Excel options = (Excel) source.format();
    Schema schema = SheetSample.of(files.getFirst(), options);
    Map<String, Type> types = new LinkedHashMap<>();
    schema.fields().forEach(field -> types.put(field.name(), field.type()));
    return Plan.Scan.of(source.as(options.types(types).inference(Inference.NONE)), schema);
  }

  @Override
  public Scan scan(Plan.Scan plan, List<InputFile> files, RunState run) {
    Excel options = (Excel) plan.source().format();
    Schema columns = plan.fileSchema();
    SplitQueue<SheetPiece> queue =
        new SplitQueue<>(
            files.stream().map(file -> new SheetSplits(file, options, columns, run)).toList());
    OperatorCount count = run.operator("scan " + String.join(", ", plan.source().shownLocations()));
    return worker ->
        new ExcelScanOperator(queue, new SheetPiece(columns, plan.columns()), worker, count);
  }

  @Override
  public void check(Format format, Schema columns, Batch batch, RowErrors errors) {
    ExcelFile.check(columns, batch, errors);
  }

  @Override
  public WholeFile file(Format format, Schema columns, String name, OutputStream out) {
    return new ExcelFile((Excel) format, columns, name, out);
  }
}
