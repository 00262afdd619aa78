package dev.leat.internal.engine.format.text;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.format.Encoder;
import dev.leat.internal.engine.format.TextColumns;
import dev.leat.io.TextLines;

/**
 * Writes the values of one column as lines; null is an empty line.
 *
 * <p>A value with a line end in it is an error: it would be read back as two rows.
 */
public final class TextLinesEncoder implements Encoder {

  private final TextColumns texts = new TextColumns();
  private final byte[] newline;

  /** An encoder of these options. */
  public TextLinesEncoder(TextLines options) {
    newline = options.newline().toBytes();
  }

  @Override
  public void header(Schema schema, ByteBuilder out) {
    if (schema.size() != 1) {
      throw new LeatException(
          ErrorKind.USAGE,
          "Lines of text have one column, not %d (%s). Select one of them first."
              .formatted(schema.size(), String.join(", ", schema.names())));
    }
  }

  @Override
  public void encode(Batch batch, ByteBuilder out) {
    TextColumn column = texts.of(batch)[0];
    for (int row = 0; row < batch.rows(); row++) {
      int length = column.lengths()[row];
      if (length > 0) {
        check(column, row);
        out.append(column.bytes(), column.starts()[row], length);
      }
      out.append(newline);
    }
  }

  private static void check(TextColumn column, int row) {
    int start = column.starts()[row];
    for (int i = start; i < start + column.lengths()[row]; i++) {
      byte value = column.bytes()[i];
      if (value == '\n' || value == '\r') {
        throw new LeatException(
            ErrorKind.OUTPUT,
            "The value \"%s\" holds a line end and is no single line. Write it as CSV instead."
                .formatted(column.text(row)));
      }
    }
  }
}
