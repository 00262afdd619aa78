package dev.leat.internal.engine.format.csv;

import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.format.Encoder;
import dev.leat.internal.engine.format.TextColumns;
import dev.leat.io.ByteOrderMark;
import dev.leat.io.Csv;
import dev.leat.io.Header;
import java.nio.charset.StandardCharsets;

/**
 * Writes batches as CSV that reads back as what was written: RFC 4180, as the options vary it.
 *
 * <p>A null is the null token, unquoted; the empty text is a pair of quotes. A row of one column
 * that would be a blank line, which readers skip, is a pair of quotes too: a row is worth more than
 * the difference between null and empty.
 */
public final class CsvEncoder implements Encoder {

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final FieldEncoder fields;
  private final TextColumns texts = new TextColumns();
  private final Header header;
  private final ByteOrderMark byteOrderMark;
  private final byte delimiter;
  private final byte[] newline;

  /** An encoder of these options; what they leave open is written with commas and a header. */
  public CsvEncoder(Csv options) {
    fields = new FieldEncoder(options);
    header = options.dialect().forWriting().header();
    byteOrderMark = options.writing().byteOrderMark();
    delimiter = (byte) options.dialect().forWriting().delimiter().toByte();
    newline = options.writing().newline().toBytes();
  }

  @Override
  public void header(Schema schema, ByteBuilder out) {
    if (byteOrderMark == ByteOrderMark.WRITTEN) {
      out.append(MARK);
    }
    if (header == Header.ABSENT || schema.size() == 0) {
      return;
    }
    for (int i = 0; i < schema.size(); i++) {
      byte[] name = schema.field(i).name().getBytes(StandardCharsets.UTF_8);
      startField(i, out);
      fields.text(name, 0, name.length, i, out);
    }
    endRow(out);
  }

  @Override
  public void encode(Batch batch, ByteBuilder out) {
    TextColumn[] columns = texts.of(batch);
    for (int row = 0; row < batch.rows(); row++) {
      int start = out.size();
      for (int i = 0; i < columns.length; i++) {
        TextColumn column = columns[i];
        int length = column.lengths()[row];
        startField(i, out);
        if (length < 0) {
          fields.nothing(out);
        } else {
          fields.text(column.bytes(), column.starts()[row], length, i, out);
        }
      }
      if (out.size() == start) {
        fields.blank(out);
      }
      endRow(out);
    }
  }

  /** Byte by byte: a call to copy an array costs more than the one or two bytes. */
  private void endRow(ByteBuilder out) {
    for (byte part : newline) {
      out.append(part);
    }
  }

  private void startField(int position, ByteBuilder out) {
    if (position > 0) {
      out.append(delimiter);
    }
  }
}
