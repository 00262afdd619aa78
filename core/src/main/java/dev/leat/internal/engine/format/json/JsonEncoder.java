package dev.leat.internal.engine.format.json;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.format.Encoder;
import dev.leat.internal.engine.kernel.JsonText;
import dev.leat.internal.engine.kernel.JsonWalk;
import dev.leat.internal.engine.kernel.JsonWriter;
import dev.leat.io.Json;
import dev.leat.io.Nulls;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes rows as JSON objects without white space, one on a line: as lines, or within one array.
 *
 * <p>Rows of a fixed schema have its names in their order; rows that may have any fields have their
 * own, and are written as they were read if they were read as JSON.
 */
final class JsonEncoder implements Encoder {

  private static final byte[] COMMA = bytes(",\n");

  private final Json options;
  private final List<Field> fields;
  private final boolean open;
  private final byte[][] keys;

  /** An encoder of rows of a schema. */
  JsonEncoder(Json options, Schema schema) {
    this.options = options;
    this.fields = schema.fields();
    this.open = schema.isOpen();
    this.keys = new byte[fields.size()][];
    for (int i = 0; i < keys.length; i++) {
      ByteBuilder key = new ByteBuilder(32);
      JsonText.appendQuoted(fields.get(i).name(), key);
      key.append((byte) ':');
      keys[i] = java.util.Arrays.copyOf(key.array(), key.size());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void header(Schema schema, ByteBuilder out) {
    switch (options.layout()) {
      case LINES -> {}
      case ARRAY -> out.append(bytes("[\n"));
    }
  }

  @Override
  public void encode(Batch batch, ByteBuilder out) {
    for (int row = 0; row < batch.rows(); row++) {
      if (out.size() > 0) {
        out.append(between());
      }
      if (open) {
        int start = out.size();
        JsonWriter.append(batch.column(0), dev.leat.data.Type.ANY, row, out);
        dropNulls(start, out);
      } else {
        object(batch, row, out);
      }
      if (options.layout() == Json.Layout.LINES) {
        out.append((byte) '\n');
      }
    }
  }

  /** Takes the nulls out of the document written last; one without any stays byte for byte. */
  private void dropNulls(int start, ByteBuilder out) {
    byte[] bytes = out.array();
    if (options.nulls() == Nulls.KEEP || bytes[start] != '{') {
      return;
    }
    int dropped = 0;
    int to = start + 1;
    int key = JsonWalk.first(bytes, start);
    while (!JsonWalk.isClose(bytes, key)) {
      int value = JsonWalk.valueOf(bytes, key);
      int end = JsonWalk.end(bytes, value);
      int next = JsonWalk.next(bytes, end);
      if (bytes[value] == 'n') {
        dropped++;
      } else if (dropped == 0) {
        to = end;
      } else {
        if (to > start + 1) {
          bytes[to++] = ',';
        }
        System.arraycopy(bytes, key, bytes, to, end - key);
        to += end - key;
      }
      key = next;
    }
    if (dropped > 0) {
      bytes[to++] = '}';
      out.cut(to);
    }
  }

  private void object(Batch batch, int row, ByteBuilder out) {
    boolean all = options.nulls() == Nulls.KEEP;
    byte separator = '{';
    for (int i = 0; i < keys.length; i++) {
      Column column = batch.column(i);
      if (all || !column.isNull(row)) {
        out.append(separator);
        out.append(keys[i]);
        JsonWriter.append(column, fields.get(i).type(), row, out);
        separator = ',';
      }
    }
    if (separator == '{') {
      out.append(separator);
    }
    out.append((byte) '}');
  }

  @Override
  public byte[] between() {
    return switch (options.layout()) {
      case LINES -> NOTHING;
      case ARRAY -> COMMA;
    };
  }

  @Override
  public void footer(ByteBuilder out) {
    switch (options.layout()) {
      case LINES -> {}
      case ARRAY -> out.append(bytes("\n]\n"));
    }
  }
}
