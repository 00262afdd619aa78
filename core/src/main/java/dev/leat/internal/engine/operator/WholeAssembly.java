package dev.leat.internal.engine.operator;

import dev.leat.data.ErrorKind;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.file.OutputFile;
import dev.leat.internal.engine.format.FormatWriter;
import dev.leat.internal.engine.format.TypedColumns;
import dev.leat.internal.engine.format.WholeFile;
import dev.leat.internal.engine.rows.BatchBytes;
import dev.leat.internal.engine.spill.SpillSpace;
import dev.leat.io.Format;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file whose writer is given all rows: workers parse values to their types and reject rows that
 * the file cannot hold, and pieces carry the batches to the one who writes.
 *
 * <p>A writer that wants to see all rows first has them shown as they come; meanwhile the pieces
 * are kept, on the disk where they are many.
 */
final class WholeAssembly implements Assembly {

  private final OutputFile file;
  private final FormatWriter.AsWhole writer;
  private final Format format;
  private final Schema schema;
  private final RunState run;
  private final KeptPieces kept;
  private final BatchBytes.Reader reader = new BatchBytes.Reader();
  private @Nullable WholeFile whole;

  WholeAssembly(
      OutputFile file,
      FormatWriter.AsWhole writer,
      Format format,
      Schema schema,
      SpillSpace space,
      RunState run) {
    this.file = file;
    this.writer = writer;
    this.format = format;
    this.schema = schema;
    this.run = run;
    this.kept = new KeptPieces(space, "write " + file.name());
    run.closeAtEnd(this::close);
  }

  private void close() {
    kept.close();
    WholeFile opened = whole;
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public boolean needsColumns() {
    return schema.isOpen();
  }

  @Override
  public Optional<Schema> knownColumns() {
    return schema.size() == 0 ? Optional.empty() : Optional.of(Schema.of(schema.fields()));
  }

  @Override
  public Schema columnsOf(Row first) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      Object value = first.raw(i);
      fields.add(new Field(first.names().get(i), value == null ? Type.ANY : Values.typeOf(value)));
    }
    return Schema.of(fields);
  }

  @Override
  public Preparation preparation(Schema columns, Worker worker) {
    TypedColumns typed = new TypedColumns(columns);
    Worker.Misfits misfits = worker.misfits();
    return (batch, piece) -> {
      Batch ofTypes = typed.of(batch, misfits);
      writer.check(format, columns, ofTypes, misfits);
      Batch good = misfits.removeFrom(ofTypes);
      if (good.rows() > 0) {
        BatchBytes.append(good, piece);
      }
      return good.rows();
    };
  }

  @Override
  public void begin(Schema columns) {
    whole = writer.file(format, columns, file.name(), new ToFile(file));
  }

  @Override
  public void piece(byte[] bytes, int length) {
    if (length == 0) {
      return;
    }
    WholeFile opened = begun();
    reader.begin(bytes, 0, length);
    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
      if (opened.looksFirst()) {
        opened.look(batch);
      } else {
        opened.write(batch);
      }
    }
    if (opened.looksFirst()) {
      kept.add(bytes, length);
    }
  }

  @Override
  public void end() {
    WholeFile opened = begun();
    kept.forEach((bytes, length) -> {
      run.check();
      reader.begin(bytes, 0, length);
      for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
        opened.write(batch);
      }
    });
    opened.end();
    run.wrote(0, file.writtenBytes());
  }

  private WholeFile begun() {
    WholeFile opened = whole;
    if (opened == null) {
      throw new LeatException(
          ErrorKind.OUTPUT,
          "\"%s\" cannot be written: there is no row, so nothing says what columns it has. Name"
                  .formatted(file.name())
              + " them with a select.");
    }
    return opened;
  }

  /** The stream that a file is written to, which is closed by others. */
  private static final class ToFile extends OutputStream {

    private final OutputFile file;
    private final byte[] single = new byte[1];

    private ToFile(OutputFile file) {
      this.file = file;
    }

    @Override
    public void write(int value) {
      single[0] = (byte) value;
      file.write(single, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
      file.write(bytes, start, length);
    }
  }
}
