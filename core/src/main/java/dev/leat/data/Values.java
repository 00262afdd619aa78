package dev.leat.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts single values between the Java classes of the {@linkplain Type types}. */
public final class Values {

  private Values() {}

  /**
   * A value given by a user as the class that stands for its type: any whole number as {@code
   * Long}, {@code float} as {@code Double}, characters and enums as {@code String}, collections as
   * {@code List}, records as {@link Row}. Other objects stay as they are.
   */
  public static @Nullable Object normalise(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Float number -> Double.parseDouble(number.toString());
      case BigInteger number -> new BigDecimal(number);
      case Character character -> character.toString();
      case Enum<?> constant -> constant.name();
      case LocalDateTime time -> time.truncatedTo(ChronoUnit.MICROS);
      case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS);
      case Record record when !(record instanceof Deferred) -> Row.of(record);
      case Collection<?> values -> normaliseAll(values);
      default -> value;
    };
  }

  private static List<@Nullable Object> normaliseAll(Collection<?> values) {
    List<@Nullable Object> normalised = new ArrayList<>(values.size());
    for (Object value : values) {
      normalised.add(normalise(value));
    }
    return normalised;
  }

  /** The type of a value that is not null; {@link Type#ANY} for classes without one. */
  public static Type typeOf(Object value) {
    return switch (value) {
      case Deferred deferred -> deferred.type();
      case String text -> Type.TEXT;
      case Boolean flag -> Type.BOOLEAN;
      case Long number -> Type.INTEGER;
      case BigDecimal number -> Type.DECIMAL;
      case Double number -> Type.DOUBLE;
      case LocalDate date -> Type.DATE;
      case LocalDateTime time -> Type.DATETIME;
      case Instant instant -> Type.INSTANT;
      case List<?> list -> Type.LIST;
      default -> Type.ANY;
    };
  }

  /** The canonical text of a value that is not null. */
  public static String text(Object value) {
    return switch (value) {
      case Deferred deferred -> deferred.text();
      case BigDecimal number -> number.toPlainString();
      case LocalDateTime time -> withSeconds(time);
      default -> value.toString();
    };
  }

  private static String withSeconds(LocalDateTime time) {
    String text = time.toString();
    return text.length() == "2019-01-01T10:00".length() ? text + ":00" : text;
  }

  /** The text of a value for people, {@code null} included. */
  static String display(@Nullable Object value) {
    return value == null ? "null" : text(value);
  }

  /**
   * A value as one of another type.
   *
   * @throws LeatException of kind {@link ErrorKind#FAILED} when the value does not fit the type
   */
  public static Object convert(Object value, Type type) {
    if (value instanceof Deferred deferred && deferred.type() == type) {
      return deferred.value();
    }
    Object parsed = value instanceof Deferred deferred ? deferred.text() : value;
    try {
      return type == typeOf(parsed) ? parsed : converted(parsed, type);
    } catch (NumberFormatException | ArithmeticException | DateTimeParseException e) {
      throw misfit(parsed, type, e);
    }
  }

  private static Object converted(Object value, Type type) {
    return switch (type) {
      case TEXT -> text(value);
      case BOOLEAN -> toBoolean(value);
      case INTEGER -> new BigDecimal(numeric(value)).longValueExact();
      case DECIMAL -> new BigDecimal(numeric(value));
      case DOUBLE -> Double.valueOf(text(value).strip());
      case DATE -> value instanceof LocalDateTime time ? time.toLocalDate() : date(value);
      case DATETIME -> value instanceof LocalDate day ? day.atStartOfDay() : dateTime(value);
      case INSTANT -> instant(value);
      case LIST -> throw new NumberFormatException("not a list");
      case ANY -> value;
    };
  }

  private static String numeric(Object value) {
    return text(value).strip();
  }

  private static Boolean toBoolean(Object value) {
    String text = text(value);
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new NumberFormatException("expected true or false");
  }

  private static LocalDate date(Object value) {
    return LocalDate.parse(text(value));
  }

  private static LocalDateTime dateTime(Object value) {
    return LocalDateTime.parse(text(value).replace(' ', 'T')).truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant instant(Object value) {
    String text = text(value).replace(' ', 'T');
    return OffsetDateTime.parse(text)
        .withOffsetSameInstant(ZoneOffset.UTC)
        .toInstant()
        .truncatedTo(ChronoUnit.MICROS);
  }

  private static LeatException misfit(Object value, Type type, RuntimeException cause) {
    String message = "\"%s\" is not of type %s.".formatted(text(value), type);
    return new LeatException(ErrorKind.FAILED, message, cause);
  }
}
