package dev.leat.cli.screen;

import dev.leat.data.DataSize;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Words numbers for people: counts, rates, sizes and durations. */
public final class Figures {

  private static final String[] UNITS = {"", " k", " M", " G", " T"};

  private Figures() {}

  /** A whole number in groups of three digits: {@code 25,700,000}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A count and what is counted: {@code 1 row}, {@code 2 rows}. */
  public static String count(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** A number in three digits: {@code 12.3 M}. */
  static String rounded(double number) {
    double scaled = number;
    int unit = 0;
    while (scaled >= 999.5 && unit < UNITS.length - 1) {
      scaled /= 1000;
      unit++;
    }
    String format = unit == 0 || scaled >= 99.95 ? "%.0f" : "%.1f";
    return String.format(Locale.ROOT, format, scaled) + UNITS[unit];
  }

  /** A number of bytes: {@code 1.5 GB}. */
  public static String size(long bytes) {
    return new DataSize(Math.max(0, bytes)).toString();
  }

  /** A duration: {@code 0.31 s}, {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  public static String duration(long nanos) {
    double seconds = nanos / 1e9;
    if (seconds < 9.995) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    if (seconds < 99.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return whole(Math.round(seconds));
  }

  /** A duration in whole seconds: {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  static String whole(long seconds) {
    long minutes = TimeUnit.SECONDS.toMinutes(seconds);
    if (minutes == 0) {
      return seconds + " s";
    }
    return minutes < 60
        ? "%d min %d s".formatted(minutes, seconds % 60)
        : "%d h %d min".formatted(minutes / 60, minutes % 60);
  }
}
