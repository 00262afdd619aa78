package dev.leat.internal.engine.kernel;

import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as their canonical text, in UTF-8.
 *
 * <p>Text as it is, unparsed values as they were read, decimals without exponent, doubles as {@link
 * DoubleText}, times as {@link TimeText}, lists and rows as JSON.
 */
public final class ValueText {

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private ValueText() {}

  /** Appends the value of a row, which is not null. */
  public static void append(Column column, int row, ByteBuilder out) {
    switch (column) {
      case TextColumn text -> out.append(text.bytes(), text.starts()[row], text.lengths()[row]);
      case LongColumn longs -> append(longs.type(), longs.values()[row], out);
      case DoubleColumn doubles -> DoubleText.append(doubles.values()[row], out);
      case ObjectColumn objects -> appendObject(objects.values()[row], out);
    }
  }

  /** Appends a value of a type that is held in a {@code long}. */
  public static void append(Type type, long value, ByteBuilder out) {
    switch (type) {
      case BOOLEAN -> BooleanText.append(value, out);
      case INTEGER -> IntegerText.append(value, out);
      case DATE -> DateText.append(value, out);
      case DATETIME -> TimeText.appendLocal(value, out);
      case INSTANT -> TimeText.appendInstant(value, out);
      case TEXT, DECIMAL, DOUBLE, LIST, ANY ->
          throw new IllegalArgumentException(type + " is not held in a long");
    }
  }

  /** Appends a value held as a Java object; nothing for null. */
  public static void appendObject(@Nullable Object value, ByteBuilder out) {
    switch (value) {
      case null -> {}
      case BigDecimal number -> DecimalText.append(number, out);
      case Long number -> IntegerText.append(number, out);
      case Double number -> DoubleText.append(number, out);
      case List<?> list -> appendList(list, out);
      case Row row -> appendRow(row, out);
      default -> out.append(Values.text(value).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void appendList(List<?> list, ByteBuilder out) {
    byte separator = '[';
    for (Object element : list) {
      out.append(separator);
      appendJson(element, out);
      separator = ',';
    }
    if (list.isEmpty()) {
      out.append(separator);
    }
    out.append((byte) ']');
  }

  private static void appendRow(Row row, ByteBuilder out) {
    byte separator = '{';
    for (int i = 0; i < row.size(); i++) {
      out.append(separator);
      appendQuoted(row.names().get(i), out);
      out.append((byte) ':');
      appendJson(row.raw(i), out);
      separator = ',';
    }
    if (row.size() == 0) {
      out.append(separator);
    }
    out.append((byte) '}');
  }

  /**
   * Appends a value as JSON: numbers and booleans bare, lists and rows nested, others in quotes.
   */
  public static void appendJson(@Nullable Object value, ByteBuilder out) {
    switch (value) {
      case null -> out.append(NULL);
      case Double number when !Double.isFinite(number) -> appendQuoted(number.toString(), out);
      case Unparsed unparsed when isBare(unparsed.type()) -> appendUnparsed(unparsed, out);
      case Number number -> appendObject(number, out);
      case Boolean flag -> AsciiText.append(flag.toString(), out);
      case List<?> list -> appendList(list, out);
      case Row row -> appendRow(row, out);
      default -> appendQuoted(Values.text(value), out);
    }
  }

  private static boolean isBare(Type type) {
    return type.isNumeric() || type == Type.BOOLEAN;
  }

  private static void appendUnparsed(Unparsed unparsed, ByteBuilder out) {
    appendJson(Values.convert(unparsed.text(), unparsed.type()), out);
  }

  private static void appendQuoted(String text, ByteBuilder out) {
    out.append((byte) '"');
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (byte b : bytes) {
      if (b == '"' || b == '\\') {
        out.append((byte) '\\');
        out.append(b);
      } else if (b >= 0 && b < ' ') {
        appendControl(b, out);
      } else {
        out.append(b);
      }
    }
    out.append((byte) '"');
  }

  private static void appendControl(byte control, ByteBuilder out) {
    int letter = "\b\t\n\f\r".indexOf(control);
    out.append((byte) '\\');
    if (letter >= 0) {
      out.append((byte) "btnfr".charAt(letter));
    } else {
      AsciiText.append("u00", out);
      out.append(HEX[control >> 4]);
      out.append(HEX[control & 15]);
    }
  }
}
