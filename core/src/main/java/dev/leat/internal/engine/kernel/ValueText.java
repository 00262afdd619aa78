package dev.leat.internal.engine.kernel;

import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
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

  private ValueText() {}

  /** Appends the value of a row, which is not null. */
  public static void append(Column column, int row, ByteBuilder out) {
    switch (column) {
      case TextColumn text -> out.append(text.bytes(), text.starts()[row], text.lengths()[row]);
      case JsonColumn json ->
          JsonText.appendPlain(json.bytes(), json.starts()[row], json.lengths()[row], out);
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
    if (row.source().orElse(null) instanceof JsonValue unchanged) {
      unchanged.append(out);
      return;
    }
    byte separator = '{';
    for (int i = 0; i < row.size(); i++) {
      out.append(separator);
      JsonText.appendQuoted(row.names().get(i), out);
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
      case JsonValue json -> json.append(out);
      case Double number when !Double.isFinite(number) ->
          JsonText.appendQuoted(number.toString(), out);
      case Unparsed unparsed when isBare(unparsed.type()) -> appendUnparsed(unparsed, out);
      case Number number -> appendObject(number, out);
      case Boolean flag -> AsciiText.append(flag.toString(), out);
      case List<?> list -> appendList(list, out);
      case Row row -> appendRow(row, out);
      default -> JsonText.appendQuoted(Values.text(value), out);
    }
  }

  private static boolean isBare(Type type) {
    return type.isNumeric() || type == Type.BOOLEAN;
  }

  private static void appendUnparsed(Unparsed unparsed, ByteBuilder out) {
    appendJson(Values.convert(unparsed.text(), unparsed.type()), out);
  }
}
