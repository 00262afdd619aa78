package dev.leat.expr;

import java.util.Locale;
import java.util.Optional;

/** The units of time that dates are truncated to, moved by and counted in. */
public enum CalendarUnit {
  /** A second. */
  SECOND,
  /** A minute. */
  MINUTE,
  /** An hour. */
  HOUR,
  /** A calendar day. */
  DAY,
  /** An ISO week, which starts on Monday. */
  WEEK,
  /** A calendar month. */
  MONTH,
  /** A quarter of a calendar year. */
  QUARTER,
  /** A calendar year. */
  YEAR;

  /** The unit in expressions: {@code month}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the unit is a part of a day. */
  public boolean isWithinDay() {
    return compareTo(DAY) < 0;
  }

  /** The unit of a name such as {@code month} or {@code Months}, if it is one. */
  public static Optional<CalendarUnit> find(String name) {
    String singular = name.toUpperCase(Locale.ROOT).replaceFirst("S$", "");
    for (CalendarUnit unit : values()) {
      if (unit.name().equals(singular)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }
}
