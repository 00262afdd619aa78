package dev.leat.internal.engine.format.text;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.Encoder;
import dev.leat.internal.engine.format.FormatReader;
import dev.leat.internal.engine.format.FormatWriter;
import dev.leat.internal.engine.format.csv.LineScan;
import dev.leat.io.Format;
import dev.leat.io.OriginColumn;
import dev.leat.io.Source;
import dev.leat.io.TextLines;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes lines of text, which are records of one field without any quoting. */
public final class LinesFormat implements FormatReader, FormatWriter.InPieces {

  /** For the service loader. */
  public LinesFormat() {}

  @Override
  public boolean reads(Format format) {
    return format instanceof TextLines;
  }

  @Override
  public boolean writes(Format format) {
    return format instanceof TextLines;
  }

  @Override
  public Encoder encoder(Format format, Schema schema) {
    return new TextLinesEncoder((TextLines) format);
  }

  @Override
  public Plan.Scan inspect(Source source, List<InputFile> files) {
    TextLines options = (TextLines) source.format();
    List<Field> fields = new ArrayList<>(List.of(new Field(TextLines.COLUMN, Type.TEXT)));
    for (OriginColumn origin : options.origins()) {
      Type type = origin == OriginColumn.FILE ? Type.TEXT : Type.INTEGER;
      fields.add(new Field(origin.columnName(), type));
    }
    return Plan.Scan.of(source, Schema.of(fields));
  }

  @Override
  public Scan scan(Plan.Scan plan, List<InputFile> files, RunState run) {
    TextLines options = (TextLines) plan.source().format();
    return LineScan.of(plan, files, options.maxLine(), run);
  }
}
