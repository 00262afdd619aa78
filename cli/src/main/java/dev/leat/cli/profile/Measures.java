package dev.leat.cli.profile;

import dev.leat.data.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Places values on a line: numbers where they are, days and times by their distance from 1970,
 * texts by their length.
 */
final class Measures {

  /** Up to this many digits, both the digits and the power of ten are exact as doubles. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Measures() {}

  /**
   * The place of a value.
   *
   * @param value the value, or its text
   * @param text its text
   * @throws NumberFormatException when it is not of the type
   * @throws DateTimeException when it is not of the type
   */
  static double of(Object value, String text, Type type) {
    return switch (type) {
      case INTEGER, DOUBLE, DECIMAL ->
          value instanceof BigDecimal decimal ? decimal.doubleValue() : number(text);
      case BOOLEAN -> flag(text);
      case DATE -> day(text);
      case DATETIME -> seconds(LocalDateTime.parse(text.replace(' ', 'T')));
      case INSTANT -> seconds(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
      case TEXT, LIST, ANY -> text.length();
    };
  }

  /** The number of a text; short plain ones without the cost of the general case. */
  private static double number(String text) {
    long digits = 0;
    int count = 0;
    int point = -1;
    int start = text.startsWith("-") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (c >= '0' && c <= '9' && count < EXACT_DIGITS) {
        digits = 10 * digits + (c - '0');
        count++;
      } else {
        return Double.parseDouble(text);
      }
    }
    if (count == 0) {
      throw new NumberFormatException(text);
    }
    double number = digits / POWERS[point < 0 ? 0 : text.length() - point - 1];
    return start == 0 ? number : -number;
  }

  private static double flag(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true") ? 1 : 0;
    }
    throw new NumberFormatException(text);
  }

  /** The days since 1970; texts such as 2019-01-31 without the cost of the general case. */
  private static double day(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return LocalDate.parse(text).toEpochDay();
    }
    return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)).toEpochDay();
  }

  private static int digits(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException(text);
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static double seconds(LocalDateTime time) {
    return seconds(time.toInstant(ZoneOffset.UTC));
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }
}
