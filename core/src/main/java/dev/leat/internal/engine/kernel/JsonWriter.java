package dev.leat.internal.engine.kernel;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import java.nio.charset.StandardCharsets;

/**
 * Writes values of columns as JSON.
 *
 * <p>JSON as it was read. Of other text, numbers and booleans bare where the text is one in JSON
 * too, so that {@code 1.50} stays as it is; lists as lists where they are ones; all else in quotes.
 */
public final class JsonWriter {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private JsonWriter() {}

  /** Appends the value of a row of a column that has a type; null as the token. */
  public static void append(Column column, Type type, int row, ByteBuilder out) {
    if (column.isNull(row)) {
      out.append(NULL);
      return;
    }
    switch (column) {
      case TextColumn text ->
          appendText(text.bytes(), text.starts()[row], text.lengths()[row], type, out);
      case JsonColumn json -> out.append(json.bytes(), json.starts()[row], json.lengths()[row]);
      case LongColumn longs -> append(longs.type(), longs.values()[row], out);
      case DoubleColumn doubles -> append(doubles.values()[row], out);
      case ObjectColumn objects -> ValueText.appendJson(objects.values()[row], out);
    }
  }

  private static void append(Type type, long value, ByteBuilder out) {
    boolean quoted = type.isTemporal();
    if (quoted) {
      out.append((byte) '"');
    }
    ValueText.append(type, value, out);
    if (quoted) {
      out.append((byte) '"');
    }
  }

  private static void append(double value, ByteBuilder out) {
    if (Double.isFinite(value)) {
      DoubleText.append(value, out);
    } else {
      JsonText.appendQuoted(Double.toString(value), out);
    }
  }

  private static void appendText(byte[] bytes, int start, int length, Type type, ByteBuilder out) {
    boolean bare =
        switch (type) {
          case BOOLEAN, INTEGER, DECIMAL, DOUBLE, LIST -> appendBare(bytes, start, length, out);
          case TEXT, DATE, DATETIME, INSTANT, ANY -> false;
        };
    if (!bare) {
      JsonText.appendQuoted(bytes, start, length, out);
    }
  }

  /** Appends a text that is a number, a boolean or a list in JSON; others not. */
  private static boolean appendBare(byte[] bytes, int start, int length, ByteBuilder out) {
    if (length == 0 || bytes[start] == 'n' || bytes[start] == '"') {
      return false;
    }
    out.reserve(length + JsonTokens.PADDING);
    byte[] to = out.array();
    int at = out.size();
    System.arraycopy(bytes, start, to, at, length);
    to[at + length] = 0;
    int end =
        to[at] == '['
            ? JsonChecker.ofLines(JsonChecker.DEFAULT_DEPTH).value(to, at)
            : JsonTokens.scalar(to, at);
    if (end != at + length) {
      return false;
    }
    out.advance(length);
    return true;
  }
}
