package dev.leat.internal.engine.operator;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.file.OutputFile;
import dev.leat.internal.engine.format.Encoder;
import dev.leat.internal.engine.format.FormatWriter;
import dev.leat.io.Format;
import java.util.Optional;

/** A file that is its pieces, one behind the other, with a header, a footer and separators. */
final class Concatenation implements Assembly {

  private final OutputFile file;
  private final FormatWriter.InPieces writer;
  private final Format format;
  private final Schema schema;
  private final byte[] between;
  private final RunState run;
  private boolean begun;

  Concatenation(
      OutputFile file, FormatWriter.InPieces writer, Format format, Schema schema, RunState run) {
    this.run = run;
    this.file = file;
    this.writer = writer;
    this.format = format;
    this.schema = schema;
    this.between = writer.encoder(format, schema).between();
  }

  @Override
  public boolean needsColumns() {
    return schema.isOpen() && !writer.writesOpenRows();
  }

  @Override
  public Optional<Schema> knownColumns() {
    return schema.size() == 0 ? Optional.empty() : Optional.of(Schema.ofText(schema.names()));
  }

  @Override
  public Schema columnsOf(Row first) {
    return Schema.ofText(first.names());
  }

  @Override
  public Preparation preparation(Schema columns, Worker worker) {
    Encoder encoder = writer.encoder(format, columns);
    return (batch, piece) -> {
      encoder.encode(batch, piece);
      return batch.rows();
    };
  }

  @Override
  public void begin(Schema columns) {
    ByteBuilder head = new ByteBuilder(1 << 10);
    writer.encoder(format, columns).header(columns, head);
    file.write(head.array(), 0, head.size());
  }

  @Override
  public void piece(byte[] bytes, int length) {
    if (begun && length > 0) {
      file.write(between, 0, between.length);
    }
    begun |= length > 0;
    file.write(bytes, 0, length);
    run.wrote(0, length);
  }

  @Override
  public void end() {
    ByteBuilder foot = new ByteBuilder(16);
    writer.encoder(format, schema).footer(foot);
    file.write(foot.array(), 0, foot.size());
  }
}
