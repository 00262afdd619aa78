package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** The kernels of functions that read and write times in a format, and move them between zones. */
final class DateFormatKernels {

  private String lastFormat = "";
  private DateTimeFormatter formatter = DateTimeFormatter.ISO_DATE;
  private String lastZone = "";
  private ZoneId zone = ZoneOffset.UTC;

  private DateFormatKernels() {}

  static Kernel toDate() {
    DateFormatKernels formats = new DateFormatKernels();
    return (Kernel.OfLong) a -> LocalDate.from(formats.parse(a, Type.DATE)).toEpochDay();
  }

  static Kernel toDateTime() {
    DateFormatKernels formats = new DateFormatKernels();
    return (Kernel.OfLong) a -> formats.localTime(a);
  }

  private long localTime(Arguments a) {
    TemporalAccessor parsed = parse(a, Type.DATETIME);
    return Boxes.micros(
        parsed instanceof LocalDateTime time ? time : LocalDate.from(parsed).atStartOfDay());
  }

  private TemporalAccessor parse(Arguments a, Type type) {
    DateTimeFormatter parser = formatter(a.string(1));
    try {
      return type == Type.DATE
          ? parser.parse(a.string(0), LocalDate::from)
          : parser.parseBest(a.string(0), LocalDateTime::from, LocalDate::from);
    } catch (DateTimeException e) {
      throw new RowFailure(
          "%s is not %s in the format %s"
              .formatted(
                  RowFailure.quoted(a.string(0)),
                  Misfits.named(type),
                  RowFailure.quoted(a.string(1))));
    }
  }

  private DateTimeFormatter formatter(String format) {
    if (!format.equals(lastFormat)) {
      formatter = compile(format);
      lastFormat = format;
    }
    return formatter;
  }

  /** Strict, so that there is no 31st of June; years without an era are of the common one. */
  static DateTimeFormatter compile(String format) {
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(format)
          .parseDefaulting(ChronoField.ERA, 1)
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new RowFailure(
          RowFailure.quoted(format) + " is not a format of dates: " + e.getMessage());
    }
  }

  static Kernel format(Type type) {
    DateFormatKernels formats = new DateFormatKernels();
    return Kernel.text((a, out) -> formats.format(type, a, out));
  }

  private void format(Type type, Arguments a, ByteBuilder out) {
    try {
      String text = formatter(a.string(1)).format(temporal(type, a.integer(0)));
      out.append(text.getBytes(StandardCharsets.UTF_8));
    } catch (DateTimeException e) {
      throw new RowFailure(
          "%s has no part that the format %s asks for"
              .formatted(Misfits.named(type), RowFailure.quoted(a.string(1))));
    }
  }

  private static TemporalAccessor temporal(Type type, long value) {
    return switch (type) {
      case DATE -> LocalDate.ofEpochDay(value);
      case INSTANT -> Boxes.localTime(value).atZone(ZoneOffset.UTC);
      default -> Boxes.localTime(value);
    };
  }

  static Kernel atZone(Type type) {
    DateFormatKernels formats = new DateFormatKernels();
    return type == Type.INSTANT
        ? (Kernel.OfLong) a -> formats.toLocal(a.integer(0), a.string(1))
        : (Kernel.OfLong) a -> formats.toInstant(a.integer(0), a.string(1));
  }

  private long toLocal(long micros, String zoneName) {
    return Boxes.micros(
        Boxes.localTime(micros)
            .atZone(ZoneOffset.UTC)
            .withZoneSameInstant(zone(zoneName))
            .toLocalDateTime());
  }

  /**
   * A time that a clock skips is moved on by the gap; of one that it shows twice the first counts.
   */
  private long toInstant(long micros, String zoneName) {
    return Boxes.toLong(Boxes.localTime(micros).atZone(zone(zoneName)).toInstant());
  }

  private ZoneId zone(String name) {
    if (!name.equals(lastZone)) {
      zone = zoneOf(name);
      lastZone = name;
    }
    return zone;
  }

  /** The zone of a name. */
  static ZoneId zoneOf(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new RowFailure(
          RowFailure.quoted(name) + " is not a zone (expected: such as UTC or Europe/Oslo)");
    }
  }
}
