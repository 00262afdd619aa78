package dev.leat.conformance.oracle;

import dev.leat.expr.CalendarUnit;
import dev.leat.expr.Function;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/** Functions of dates and times, which are local times of UTC here. */
final class TimeFunctions {

  private TimeFunctions() {}

  static Object apply(Function function, List<Object> values) {
    try {
      return switch (function) {
        case DATE_TRUNC -> like(values.get(1), truncated(unit(values), local(values.get(1))));
        case DATE_ADD ->
            like(values.get(2), moved(unit(values), (Long) values.get(1), values.get(2)));
        case DATE_DIFF -> between(unit(values), local(values.get(1)), local(values.get(2)));
        case TO_DATE -> LocalDate.parse((String) values.get(0), format(values));
        case TO_DATETIME -> LocalDateTime.parse((String) values.get(0), format(values));
        case FORMAT_DATE -> format(values).format(zoned(values.getFirst()));
        case EPOCH -> seconds(local(values.getFirst()));
        case FROM_EPOCH -> fromSeconds((Double) values.getFirst());
        default -> atZone(values.get(0), ZoneId.of((String) values.get(1)));
      };
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new RowError(function + " of " + values + ": " + e.getMessage());
    }
  }

  static long part(Function function, Object value) {
    LocalDateTime time = local(value);
    return switch (function) {
      case YEAR -> time.getYear();
      case QUARTER -> (time.getMonthValue() + 2) / 3;
      case MONTH -> time.getMonthValue();
      case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case DAY -> time.getDayOfMonth();
      case DAY_OF_WEEK -> time.getDayOfWeek().getValue();
      case DAY_OF_YEAR -> time.getDayOfYear();
      case HOUR -> time.getHour();
      case MINUTE -> time.getMinute();
      default -> time.getSecond();
    };
  }

  private static LocalDateTime local(Object value) {
    return switch (value) {
      case LocalDate date -> date.atStartOfDay();
      case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      default -> (LocalDateTime) value;
    };
  }

  /** The time as a value of the class of another one. */
  private static Object like(Object model, LocalDateTime time) {
    return switch (model) {
      case LocalDate date -> time.toLocalDate();
      case Instant instant -> time.toInstant(ZoneOffset.UTC);
      default -> time;
    };
  }

  private static TemporalAccessor zoned(Object value) {
    return value instanceof Instant instant
        ? instant.atZone(ZoneOffset.UTC)
        : (TemporalAccessor) value;
  }

  private static CalendarUnit unit(List<Object> values) {
    String name = (String) values.getFirst();
    return CalendarUnit.find(name).orElseThrow(() -> new RowError("no unit: " + name));
  }

  private static ChronoUnit chrono(CalendarUnit unit) {
    return switch (unit) {
      case SECOND -> ChronoUnit.SECONDS;
      case MINUTE -> ChronoUnit.MINUTES;
      case HOUR -> ChronoUnit.HOURS;
      case DAY -> ChronoUnit.DAYS;
      case WEEK -> ChronoUnit.WEEKS;
      case MONTH, QUARTER -> ChronoUnit.MONTHS;
      case YEAR -> ChronoUnit.YEARS;
    };
  }

  private static LocalDateTime truncated(CalendarUnit unit, LocalDateTime time) {
    LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
    return switch (unit) {
      case SECOND, MINUTE, HOUR, DAY -> time.truncatedTo(chrono(unit));
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).withMonth((time.getMonthValue() - 1) / 3 * 3 + 1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  private static LocalDateTime moved(CalendarUnit unit, long count, Object value) {
    if (value instanceof LocalDate && unit.isWithinDay()) {
      throw new RowError("a date has no " + unit);
    }
    long months = unit == CalendarUnit.QUARTER ? Math.multiplyExact(3L, count) : count;
    return local(value).plus(months, chrono(unit));
  }

  private static long between(CalendarUnit unit, LocalDateTime from, LocalDateTime to) {
    long count = chrono(unit).between(from, to);
    return unit == CalendarUnit.QUARTER ? count / 3 : count;
  }

  private static DateTimeFormatter format(List<Object> values) {
    return DateTimeFormatter.ofPattern((String) values.get(1), Locale.ENGLISH);
  }

  private static double seconds(LocalDateTime time) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC));
    return BigDecimal.valueOf(micros, 6).doubleValue();
  }

  private static Instant fromSeconds(double seconds) {
    long micros = Math.round(seconds * 1e6);
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static Object atZone(Object value, ZoneId zone) {
    return value instanceof Instant instant
        ? LocalDateTime.ofInstant(instant, zone)
        : local(value).atZone(zone).toInstant();
  }
}
