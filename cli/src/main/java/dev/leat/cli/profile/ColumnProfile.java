package dev.leat.cli.profile;

import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import dev.leat.data.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What one column holds; used by one thread. */
public final class ColumnProfile {

  private static final String BARS = " ▁▂▃▄▅▆▇█";

  private final Type type;
  private final DistinctCount distinct = new DistinctCount();
  private final Distribution distribution = new Distribution();
  private long nulls;
  private long misfits;
  private @Nullable Extreme least;
  private @Nullable Extreme greatest;

  /** A value at an end of the range: how it compares, and how it reads. */
  private record Extreme(double number, String text) {}

  ColumnProfile(Type type) {
    this.type = type;
  }

  void add(@Nullable Object value) {
    if (value == null) {
      nulls++;
      return;
    }
    String text = value instanceof Unparsed unparsed ? unparsed.text() : Values.text(value);
    distinct.add(text);
    try {
      add(number(value, text), text);
    } catch (NumberFormatException | DateTimeParseException e) {
      misfits++;
    }
  }

  private void add(double number, String text) {
    if (Double.isFinite(number)) {
      distribution.add(number);
    }
    widen(new Extreme(number, text));
  }

  private void widen(Extreme extreme) {
    if (least == null || compare(extreme, least) < 0) {
      least = extreme;
    }
    if (greatest == null || compare(extreme, greatest) > 0) {
      greatest = extreme;
    }
  }

  void addAll(ColumnProfile other) {
    nulls += other.nulls;
    misfits += other.misfits;
    distinct.addAll(other.distinct);
    distribution.addAll(other.distribution);
    if (other.least != null) {
      widen(other.least);
    }
    if (other.greatest != null) {
      widen(other.greatest);
    }
  }

  /** The number of nulls. */
  public long nulls() {
    return nulls;
  }

  /** The number of values that are not of the type of the column. */
  public long misfits() {
    return misfits;
  }

  /** The number of different values, with {@code ~} before it when it is an estimate. */
  public String distinct() {
    return (distinct.isExact() ? "" : "~") + "%,d".formatted(distinct.value());
  }

  /** The least value, or empty when all are null. */
  public String least() {
    return least == null ? "" : least.text();
  }

  /** The greatest value, or empty when all are null. */
  public String greatest() {
    return greatest == null ? "" : greatest.text();
  }

  /** Bars for the parts of the range; of text, for the parts of the range of its lengths. */
  public String bars(int count) {
    long[] parts = distribution.parts(count);
    long most = 1;
    for (long part : parts) {
      most = Math.max(most, part);
    }
    StringBuilder bars = new StringBuilder();
    for (long part : parts) {
      // What is there at all has a bar that can be seen.
      bars.append(BARS.charAt(part == 0 ? 0 : (int) (1 + part * (BARS.length() - 2) / most)));
    }
    return bars.toString();
  }

  private double number(Object value, String text) {
    return switch (type) {
      case INTEGER, DOUBLE, DECIMAL ->
          value instanceof BigDecimal decimal ? decimal.doubleValue() : Double.parseDouble(text);
      case BOOLEAN -> flag(text);
      case DATE ->
          value instanceof LocalDate day ? day.toEpochDay() : LocalDate.parse(text).toEpochDay();
      case DATETIME -> seconds(LocalDateTime.parse(text.replace(' ', 'T')));
      case INSTANT -> seconds(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
      case TEXT, LIST, ANY -> text.length();
    };
  }

  private static double flag(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true") ? 1 : 0;
    }
    throw new NumberFormatException(text);
  }

  private static double seconds(LocalDateTime time) {
    return seconds(time.toInstant(ZoneOffset.UTC));
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }

  private int compare(Extreme left, Extreme right) {
    return switch (type) {
      case INTEGER, DOUBLE, DECIMAL, BOOLEAN, DATE, DATETIME, INSTANT -> {
        int numbers = Double.compare(left.number(), right.number());
        yield numbers != 0 ? numbers : left.text().compareTo(right.text());
      }
      case TEXT, LIST, ANY -> byCodePoint(left.text(), right.text());
    };
  }

  /** The order of code points, which is that of UTF-8; {@code compareTo} is that of UTF-16. */
  private static int byCodePoint(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
