package dev.leat;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Turns the value of a parameter into the class that a stage wants. */
final class ParameterValue {

  private ParameterValue() {}

  /**
   * A value as an object of a class.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when it is none
   */
  static Object of(String name, Class<?> type, Object value) {
    try {
      return as(type, value);
    } catch (RuntimeException e) {
      throw new LeatException(
          ErrorKind.USAGE,
          "The parameter \"%s\" is \"%s\" (expected: %s). Set it as %s=VALUE."
              .formatted(name, value, expected(type), name),
          e);
    }
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      List<String> names =
          Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name())
              .toList();
      return "one of " + String.join(", ", names);
    }
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** A value as an object of a class, of one that it is or of its text. */
  static Object as(Class<?> wanted, Object value) {
    Class<?> type = Shape.boxed(wanted);
    if (type.isInstance(value)) {
      return value;
    }
    String text = value.toString();
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(IllegalArgumentException::new);
    }
    return switch (type.getSimpleName()) {
      case "String" -> text;
      case "Boolean" -> bool(text);
      case "Integer" -> Integer.valueOf(text);
      case "Long" -> Long.valueOf(text);
      case "Double" -> Double.valueOf(text);
      case "BigDecimal" -> new BigDecimal(text);
      case "LocalDate" -> LocalDate.parse(text);
      case "LocalDateTime" -> LocalDateTime.parse(text);
      case "Instant" -> Instant.parse(text);
      default -> throw new IllegalArgumentException(type.getName());
    };
  }

  private static boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
