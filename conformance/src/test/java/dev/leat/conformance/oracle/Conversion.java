package dev.leat.conformance.oracle;

import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import dev.leat.data.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a value of one type of a value of another one. */
final class Conversion {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");

  private Conversion() {}

  /** A value as it was read, as the value that it means. */
  static @Nullable Object parsed(@Nullable Object value) {
    return value instanceof Unparsed read ? to(read.type(), read.text()) : value;
  }

  /** A value, of which unparsed text must be of its own type first, as one of another type. */
  static @Nullable Object to(Type type, @Nullable Object value) {
    if (value instanceof Unparsed read) {
      return type == Type.TEXT ? read.text() : to(type, parsed(read));
    }
    if (value == null || type == Type.ANY || Values.typeOf(value) == type) {
      return value;
    }
    try {
      return converted(type, value);
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      throw new RowError("\"" + Values.text(value) + "\" is not of type " + type);
    }
  }

  private static Object converted(Type type, Object value) {
    return switch (type) {
      case TEXT -> Values.text(value);
      case BOOLEAN -> toBoolean(value);
      case INTEGER ->
          value instanceof Boolean flag ? (flag ? 1L : 0L) : number(value).longValueExact();
      case DECIMAL -> number(value);
      case DOUBLE -> toDouble(value);
      case DATE ->
          value instanceof LocalDateTime time ? time.toLocalDate() : LocalDate.parse(text(value));
      case DATETIME -> value instanceof LocalDate date ? date.atStartOfDay() : time(text(value));
      case INSTANT -> instant(text(value));
      case LIST, ANY -> throw new RowError(value + " cannot be a " + type);
    };
  }

  private static boolean toBoolean(Object value) {
    return switch (text(value)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new NumberFormatException("expected true or false");
    };
  }

  private static BigDecimal number(Object value) {
    String text = text(value);
    if (!NUMBER.matcher(text).matches()) {
      throw new NumberFormatException("expected a number");
    }
    return new BigDecimal(text);
  }

  private static double toDouble(Object value) {
    return value instanceof BigDecimal number
        ? number.doubleValue()
        : Double.parseDouble(text(value));
  }

  private static LocalDateTime time(String text) {
    String iso = text.replace(' ', 'T');
    LocalDateTime time =
        iso.contains("T") ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay();
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  private static String text(Object value) {
    return Values.text(value).strip();
  }
}
