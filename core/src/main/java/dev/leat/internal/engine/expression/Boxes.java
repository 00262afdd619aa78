package dev.leat.internal.engine.expression;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.JsonValue;
import dev.leat.internal.engine.kernel.TimeText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Converts between values in columns and the Java objects that users see. */
public final class Boxes {

  private static final long SECOND = 1_000_000L;
  private static final long LAST_DAY = Long.MAX_VALUE / TimeText.DAY - 1;

  private Boxes() {}

  /** The value of a row as the Java object of its type; unparsed text as a {@code String}. */
  public static @Nullable Object get(Column column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    return switch (column) {
      case TextColumn text -> text.text(row);
      case JsonColumn json -> JsonValue.at(json, row);
      case LongColumn values -> ofLong(values.type(), values.values()[row]);
      case DoubleColumn values -> values.values()[row];
      case ObjectColumn values -> values.values()[row];
    };
  }

  /** The Java object of a value that is held in a {@code long}. */
  public static Object ofLong(Type type, long value) {
    return switch (type) {
      case BOOLEAN -> value != 0;
      case INTEGER -> value;
      case DATE -> LocalDate.ofEpochDay(value);
      case DATETIME -> localTime(value);
      case INSTANT -> localTime(value).toInstant(ZoneOffset.UTC);
      case TEXT, DECIMAL, DOUBLE, LIST, ANY ->
          throw new IllegalArgumentException(type + " is not held in a long");
    };
  }

  /** The {@code long} that holds a Java object of such a type. */
  public static long toLong(Object value) {
    return switch (value) {
      case Boolean flag -> flag ? 1 : 0;
      case Long number -> number;
      case LocalDate date -> date.toEpochDay();
      case LocalDateTime time -> micros(time);
      case Instant instant -> micros(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
      default -> throw new IllegalArgumentException(value.getClass() + " is not held in a long");
    };
  }

  /** The local time so many microseconds after 1970-01-01T00:00. */
  static LocalDateTime localTime(long micros) {
    long second = Math.floorDiv(micros, SECOND);
    int nanos = (int) Math.floorMod(micros, SECOND) * 1000;
    return LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC);
  }

  /**
   * The microseconds since 1970-01-01T00:00 of a local time.
   *
   * @throws LeatException of kind {@code FAILED} when 64 bits do not hold them
   */
  static long micros(LocalDateTime time) {
    long day = time.toLocalDate().toEpochDay();
    if (Math.abs(day) > LAST_DAY) {
      throw new LeatException(
          ErrorKind.FAILED, "%s is out of range (expected: years to 290000).".formatted(time));
    }
    return day * TimeText.DAY + time.toLocalTime().toNanoOfDay() / 1000;
  }
}
