package dev.leat.cli.screen;

import dev.leat.data.DataSize;
import java.util.concurrent.TimeUnit;

/**
 * Words numbers for people: counts, rates, sizes and durations.
 *
 * <p>Without the formatter of the JDK, which first loads what it knows of languages: 8 ms at the
 * end of every run.
 */
public final class Figures {

  private static final String[] UNITS = {"", " k", " M", " G", " T"};
  private static final long[] POWERS = {1, 10, 100};

  private Figures() {}

  /** A whole number in groups of three digits: {@code 25,700,000}. */
  public static String count(long number) {
    StringBuilder text = new StringBuilder().append(number);
    int first = number < 0 ? 1 : 0;
    for (int at = text.length() - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
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
    return fixed(scaled, unit == 0 || scaled >= 99.95 ? 0 : 1) + UNITS[unit];
  }

  /** A number of bytes: {@code 1.5 GB}. */
  public static String size(long bytes) {
    return new DataSize(Math.max(0, bytes)).toString();
  }

  /** A duration: {@code 0.31 s}, {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  public static String duration(long nanos) {
    double seconds = nanos / 1e9;
    if (seconds < 9.995) {
      return fixed(seconds, 2) + " s";
    }
    if (seconds < 99.95) {
      return fixed(seconds, 1) + " s";
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
        ? minutes + " min " + seconds % 60 + " s"
        : minutes / 60 + " h " + minutes % 60 + " min";
  }

  /** A number of 0 or more with so many digits behind its point. */
  private static String fixed(double number, int digits) {
    long power = POWERS[digits];
    long scaled = Math.round(number * power);
    String fraction = Long.toString(power + scaled % power).substring(1);
    return digits == 0 ? Long.toString(scaled) : scaled / power + "." + fraction;
  }
}
