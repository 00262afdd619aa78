package dev.leat.internal.engine.format.json;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.Encoder;
import dev.leat.internal.engine.format.FormatReader;
import dev.leat.internal.engine.format.FormatWriter;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.io.Format;
import dev.leat.io.Inference;
import dev.leat.io.Json;
import dev.leat.io.JsonReading;
import dev.leat.io.Source;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes JSON.
 *
 * <p>A scan whose schema is open gives whole documents; one whose schema is fixed gives the fields
 * that it names, and those only.
 */
public final class JsonFormat implements FormatReader, FormatWriter.InPieces {

  /** For the service loader. */
  public JsonFormat() {}

  @Override
  public boolean reads(Format format) {
    return format instanceof Json;
  }

  @Override
  public boolean writes(Format format) {
    return format instanceof Json;
  }

  @Override
  public boolean writesOpenRows() {
    return true;
  }

  @Override
  public Encoder encoder(Format format, Schema schema) {
    return new JsonEncoder((Json) format, schema);
  }

  @Override
  public Plan.Scan inspect(Source source, List<InputFile> files) {
    Json options = (Json) source.format();
    List<Field> fields = JsonSniffer.fields(files, options);
    Map<String, Type> types = new LinkedHashMap<>();
    fields.forEach(field -> types.put(field.name(), field.type()));
    Json pinned = options.types(types).inference(Inference.NONE);
    return Plan.Scan.of(source.as(pinned), Schema.open(fields));
  }

  @Override
  public Scan scan(Plan.Scan plan, List<InputFile> files, RunState run) {
    Json options = (Json) plan.source().format();
    JsonReading reading = options.reading();
    boolean lines = options.layout() == Json.Layout.LINES && reading.records().isEmpty();
    List<SplitQueue.Splits<DocumentPiece>> splits = new ArrayList<>();
    for (InputFile file : files) {
      run.expect(Math.max(0, file.sizeBytes()));
      splits.add(lines ? lines(file, reading, run) : new TextStream(file, reading, run));
    }
    SplitQueue<DocumentPiece> queue = new SplitQueue<>(splits);
    Wanted wanted = plan.fileSchema().isOpen() ? Wanted.documents() : Wanted.fields(plan.columns());
    OperatorCount count = run.operator("scan " + String.join(", ", plan.source().shownLocations()));
    return worker -> {
      DocumentScanner scanner =
          lines
              ? DocumentScanner.ofLines(wanted, reading.maxDepth(), reading.maxRecord())
              : DocumentScanner.ofTexts(wanted, reading.maxDepth(), reading.maxRecord());
      return new DocumentScanOperator(queue, new DocumentPiece(scanner), wanted, worker, count);
    };
  }

  private static SplitQueue.Splits<DocumentPiece> lines(
      InputFile file, JsonReading reading, RunState run) {
    return file.isSeekable()
        ? new LineSplits(file, reading.maxRecord(), run)
        : new LineStream(file, reading.maxRecord(), run);
  }
}
