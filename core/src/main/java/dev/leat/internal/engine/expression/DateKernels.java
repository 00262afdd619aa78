package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.expr.CalendarUnit;
import dev.leat.expr.Function;
import dev.leat.internal.engine.kernel.CalendarDay;
import dev.leat.internal.engine.kernel.TimeText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.LongUnaryOperator;

/** The kernels of functions that take dates and times apart, and move them. */
final class DateKernels {

  private static final long SECOND = 1_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private DateKernels() {}

  /** A part of the day that a date or time lies on. */
  static Kernel partOfDay(Type type, LongUnaryOperator ofEpochDay) {
    return type == Type.DATE
        ? (Kernel.OfLong) a -> ofEpochDay.applyAsLong(a.integer(0))
        : (Kernel.OfLong) a -> ofEpochDay.applyAsLong(Math.floorDiv(a.integer(0), TimeText.DAY));
  }

  static long quarter(long epochDay) {
    return (CalendarDay.month(epochDay) + 2L) / 3;
  }

  static long dayOfYear(long epochDay) {
    return epochDay - CalendarDay.of(CalendarDay.year(epochDay), 1, 1) + 1;
  }

  /** The ISO week is that of the Thursday of the week, counted in the year of the Thursday. */
  static long week(long epochDay) {
    long thursday = epochDay - CalendarDay.dayOfWeek(epochDay) + 4;
    return (dayOfYear(thursday) - 1) / 7 + 1;
  }

  static long hour(Arguments a) {
    return Math.floorMod(a.integer(0), TimeText.DAY) / HOUR;
  }

  static long minute(Arguments a) {
    return Math.floorMod(a.integer(0), HOUR) / MINUTE;
  }

  static long second(Arguments a) {
    return Math.floorMod(a.integer(0), MINUTE) / SECOND;
  }

  static Kernel epoch(Type type) {
    return type == Type.DATE
        ? (Kernel.OfDouble) a -> a.integer(0) * 86_400.0
        : (Kernel.OfDouble) a -> a.integer(0) / 1e6;
  }

  static long fromEpoch(Arguments a) {
    double micros = a.real(0) * 1e6;
    return inRange(Math.rint(micros), a.real(0));
  }

  private static long inRange(double micros, double seconds) {
    if (!(Math.abs(micros) < 3e17)) {
      throw new RowFailure(seconds + " seconds since 1970 are beyond the year 9999");
    }
    return checkedTime((long) micros);
  }

  /** Truncates to the unit that the first argument names. */
  static Kernel truncate(Type type) {
    Units units = new Units();
    return type == Type.DATE
        ? (Kernel.OfLong) a -> startDay(units.of(a), a.integer(1))
        : (Kernel.OfLong) a -> start(units.of(a), a.integer(1));
  }

  private static long start(CalendarUnit unit, long micros) {
    return switch (unit) {
      case SECOND -> micros - Math.floorMod(micros, SECOND);
      case MINUTE -> micros - Math.floorMod(micros, MINUTE);
      case HOUR -> micros - Math.floorMod(micros, HOUR);
      case DAY, WEEK, MONTH, QUARTER, YEAR ->
          startDay(unit, Math.floorDiv(micros, TimeText.DAY)) * TimeText.DAY;
    };
  }

  private static long startDay(CalendarUnit unit, long epochDay) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR, DAY -> epochDay;
      case WEEK -> epochDay - CalendarDay.dayOfWeek(epochDay) + 1;
      case MONTH -> epochDay - CalendarDay.dayOfMonth(epochDay) + 1;
      case QUARTER -> startOfQuarter(epochDay);
      case YEAR -> CalendarDay.of(CalendarDay.year(epochDay), 1, 1);
    };
  }

  private static long startOfQuarter(long epochDay) {
    int month = CalendarDay.month(epochDay);
    return CalendarDay.of(CalendarDay.year(epochDay), (month - 1) / 3 * 3 + 1, 1);
  }

  /** Moves by so many units that the first argument names. */
  static Kernel add(Type type) {
    Units units = new Units();
    return type == Type.DATE
        ? (Kernel.OfLong) a -> addToDate(units.of(a), a.integer(1), a.integer(2))
        : (Kernel.OfLong) a -> addToTime(units.of(a), a.integer(1), a.integer(2));
  }

  private static long addToDate(CalendarUnit unit, long count, long epochDay) {
    if (unit.isWithinDay()) {
      throw new RowFailure(
          "a DATE has no %ss to add to (cast it to datetime first)".formatted(unit.text()));
    }
    try {
      long moved =
          switch (unit) {
            case WEEK -> Math.addExact(epochDay, Math.multiplyExact(count, 7));
            case MONTH -> addMonths(epochDay, count);
            case QUARTER -> addMonths(epochDay, Math.multiplyExact(count, 3));
            case YEAR -> addMonths(epochDay, Math.multiplyExact(count, 12));
            case SECOND, MINUTE, HOUR, DAY -> Math.addExact(epochDay, count);
          };
      return checkedDay(moved);
    } catch (ArithmeticException | java.time.DateTimeException e) {
      throw outOfRange();
    }
  }

  private static long addMonths(long epochDay, long months) {
    return LocalDate.ofEpochDay(epochDay).plusMonths(months).toEpochDay();
  }

  private static long addToTime(CalendarUnit unit, long count, long micros) {
    try {
      return switch (unit) {
        case SECOND -> checkedTime(Math.addExact(micros, Math.multiplyExact(count, SECOND)));
        case MINUTE -> checkedTime(Math.addExact(micros, Math.multiplyExact(count, MINUTE)));
        case HOUR -> checkedTime(Math.addExact(micros, Math.multiplyExact(count, HOUR)));
        case DAY, WEEK, MONTH, QUARTER, YEAR -> {
          long day = addToDate(unit, count, Math.floorDiv(micros, TimeText.DAY));
          yield day * TimeText.DAY + Math.floorMod(micros, TimeText.DAY);
        }
      };
    } catch (ArithmeticException e) {
      throw outOfRange();
    }
  }

  /** A date plus days, in either order; a date less days is their negative. */
  static Kernel addDays(Function operator, int date, int days) {
    return (Kernel.OfLong)
        a -> {
          try {
            return checkedDay(
                operator == Function.PLUS
                    ? Math.addExact(a.integer(date), a.integer(days))
                    : Math.subtractExact(a.integer(date), a.integer(days)));
          } catch (ArithmeticException e) {
            throw outOfRange();
          }
        };
  }

  private static long checkedDay(long epochDay) {
    if (epochDay < CalendarDay.FIRST || epochDay > CalendarDay.LAST) {
      throw outOfRange();
    }
    return epochDay;
  }

  private static long checkedTime(long micros) {
    checkedDay(Math.floorDiv(micros, TimeText.DAY));
    return micros;
  }

  private static RowFailure outOfRange() {
    return new RowFailure("the result is outside of the years 0000 to 9999");
  }

  /** Counts whole units, which the first argument names. */
  static Kernel difference(Type type) {
    Units units = new Units();
    return (Kernel.OfLong)
        a -> {
          CalendarUnit unit = units.of(a);
          LocalDateTime from = time(type, a.integer(1));
          LocalDateTime to = time(type, a.integer(2));
          return switch (unit) {
            case SECOND -> ChronoUnit.SECONDS.between(from, to);
            case MINUTE -> ChronoUnit.MINUTES.between(from, to);
            case HOUR -> ChronoUnit.HOURS.between(from, to);
            case DAY -> ChronoUnit.DAYS.between(from, to);
            case WEEK -> ChronoUnit.WEEKS.between(from, to);
            case MONTH -> ChronoUnit.MONTHS.between(from, to);
            case QUARTER -> ChronoUnit.MONTHS.between(from, to) / 3;
            case YEAR -> ChronoUnit.YEARS.between(from, to);
          };
        };
  }

  private static LocalDateTime time(Type type, long value) {
    return type == Type.DATE ? LocalDate.ofEpochDay(value).atStartOfDay() : Boxes.localTime(value);
  }
}
