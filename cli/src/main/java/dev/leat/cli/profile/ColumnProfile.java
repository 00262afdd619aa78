package dev.leat.cli.profile;

import dev.leat.data.Type;
import dev.leat.data.Values;
import java.time.DateTimeException;
import java.util.Optional;
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
    String text = Values.text(value);
    distinct.add(text);
    try {
      add(Measures.of(value, text, type), text);
    } catch (NumberFormatException | DateTimeException e) {
      misfits++;
    }
  }

  private void add(double number, String text) {
    if (Double.isFinite(number)) {
      distribution.add(number);
    }
    widen(number, text);
  }

  void addAll(ColumnProfile other) {
    nulls += other.nulls;
    misfits += other.misfits;
    distinct.addAll(other.distinct);
    distribution.addAll(other.distribution);
    if (other.least != null && other.greatest != null) {
      widen(other.least.number(), other.least.text());
      widen(other.greatest.number(), other.greatest.text());
    }
  }

  private void widen(double number, String text) {
    if (least == null || compare(number, text, least) < 0) {
      least = new Extreme(number, text);
    }
    if (greatest == null || compare(number, text, greatest) > 0) {
      greatest = new Extreme(number, text);
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
  public Optional<String> least() {
    return Optional.ofNullable(least).map(Extreme::text);
  }

  /** The greatest value, or empty when all are null. */
  public Optional<String> greatest() {
    return Optional.ofNullable(greatest).map(Extreme::text);
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

  private int compare(double number, String text, Extreme other) {
    return switch (type) {
      case INTEGER, DOUBLE, DECIMAL, BOOLEAN, DATE, DATETIME, INSTANT -> {
        int numbers = Double.compare(number, other.number());
        yield numbers != 0 ? numbers : text.compareTo(other.text());
      }
      case TEXT, LIST, ANY -> byCodePoint(text, other.text());
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
