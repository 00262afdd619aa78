package dev.leat.conformance.oracle;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;

/** Compares two values of the same class that are not null. */
final class ValueOrder {

  private ValueOrder() {}

  static int compare(Object left, Object right) {
    return switch (left) {
      case String text -> compareBytes(text, (String) right);
      case Boolean flag -> flag.compareTo((Boolean) right);
      case Long number -> number.compareTo((Long) right);
      case BigDecimal number -> number.compareTo((BigDecimal) right);
      case Double number -> Double.compare(number + 0.0, (Double) right + 0.0);
      case LocalDate date -> date.compareTo((LocalDate) right);
      case LocalDateTime time -> time.compareTo((LocalDateTime) right);
      case Instant instant -> instant.compareTo((Instant) right);
      default -> throw new RowError("no order among values such as " + left);
    };
  }

  /** By code point, which is the order of the bytes in UTF-8. */
  private static int compareBytes(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
