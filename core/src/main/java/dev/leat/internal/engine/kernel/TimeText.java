package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;

/**
 * Reads and writes local times and instants as text (ISO 8601).
 *
 * <p>Read are {@code 2019-01-31T10:00:00}, with a space for the {@code T}, without seconds, with a
 * fraction of a second down to microseconds (further digits must be 0), and a date alone as its
 * first moment. An instant has {@code Z} or an offset such as {@code +02:00} at its end. Written is
 * a {@code T}, seconds always, a fraction of three or six digits where there is one, and {@code Z}.
 */
public final class TimeText {

  /** What the parsers give for a misfit. */
  public static final long MISFIT = Long.MIN_VALUE;

  /** The microseconds of a day. */
  public static final long DAY = 86_400_000_000L;

  private static final long SECOND = 1_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final int TIME_LENGTH = "T10:00:00".length();
  private static final int LARGEST_OFFSET_HOURS = 18;

  private TimeText() {}

  /** The microseconds since 1970-01-01T00:00 of a local time, or {@link #MISFIT}. */
  public static long parseLocal(byte[] bytes, int start, int length) {
    if (length < DateText.LENGTH) {
      return MISFIT;
    }
    long day = DateText.parseAt(bytes, start);
    if (day == MISFIT || length == DateText.LENGTH) {
      return day == MISFIT ? MISFIT : day * DAY;
    }
    long time = timeOfDay(bytes, start + DateText.LENGTH, start + length);
    return time == MISFIT ? MISFIT : day * DAY + time;
  }

  /** The microseconds since 1970-01-01T00:00Z of an instant, or {@link #MISFIT}. */
  public static long parseInstant(byte[] bytes, int start, int length) {
    int end = start + length;
    int zone = zoneStart(bytes, start + DateText.LENGTH, end);
    if (zone < 0) {
      return MISFIT;
    }
    long local = parseLocal(bytes, start, zone - start);
    long offset = offset(bytes, zone, end);
    boolean timed = zone - start > DateText.LENGTH;
    return local == MISFIT || offset == MISFIT || !timed ? MISFIT : local - offset;
  }

  private static int zoneStart(byte[] bytes, int from, int end) {
    for (int at = end - 1; at > from && at >= end - 6; at--) {
      byte b = bytes[at];
      if (b == 'Z' || b == '+' || b == '-') {
        return at;
      }
    }
    return -1;
  }

  /** The microseconds that the zone's clock is ahead: {@code Z}, {@code +02}, {@code +02:00}. */
  private static long offset(byte[] bytes, int start, int end) {
    int length = end - start;
    if (bytes[start] == 'Z') {
      return length == 1 ? 0 : MISFIT;
    }
    boolean colon = length == 6 && bytes[start + 3] == ':';
    if (length != 3 && length != 5 && !colon) {
      return MISFIT;
    }
    int hours = AsciiText.twoDigits(bytes, start + 1);
    int minutes = length == 3 ? 0 : AsciiText.twoDigits(bytes, end - 2);
    int total = hours * 60 + minutes;
    if (hours < 0 || minutes < 0 || minutes > 59 || total > LARGEST_OFFSET_HOURS * 60) {
      return MISFIT;
    }
    return (bytes[start] == '-' ? -total : total) * MINUTE;
  }

  /** The microseconds of {@code T10:00}, {@code T10:00:00} or {@code T10:00:00.123}. */
  private static long timeOfDay(byte[] bytes, int start, int end) {
    int length = end - start;
    boolean separated = bytes[start] == 'T' || bytes[start] == ' ';
    if (!separated || length < 6 || bytes[start + 3] != ':') {
      return MISFIT;
    }
    int hours = AsciiText.twoDigits(bytes, start + 1);
    int minutes = AsciiText.twoDigits(bytes, start + 4);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return MISFIT;
    }
    long micros = (hours * 60 + minutes) * MINUTE;
    return length == 6 ? micros : plus(micros, seconds(bytes, start + 6, end));
  }

  private static long plus(long micros, long more) {
    return more == MISFIT ? MISFIT : micros + more;
  }

  private static long seconds(byte[] bytes, int start, int end) {
    if (end - start < 3 || bytes[start] != ':') {
      return MISFIT;
    }
    int seconds = AsciiText.twoDigits(bytes, start + 1);
    if (seconds < 0 || seconds > 59) {
      return MISFIT;
    }
    return end - start == 3
        ? seconds * SECOND
        : plus(seconds * SECOND, fraction(bytes, start + 3, end));
  }

  private static long fraction(byte[] bytes, int start, int end) {
    if (bytes[start] != '.' || end - start < 2 || end - start > 10) {
      return MISFIT;
    }
    long micros = 0;
    for (int i = 1; i <= 9; i++) {
      int digit = start + i < end ? bytes[start + i] - '0' : 0;
      boolean lost = i > 6 && digit != 0;
      if (digit < 0 || digit > 9 || lost) {
        return MISFIT;
      }
      micros = i > 6 ? micros : micros * 10 + digit;
    }
    return micros;
  }

  /** Appends a local time, given as microseconds since 1970-01-01T00:00. */
  public static void appendLocal(long micros, ByteBuilder out) {
    DateText.append(Math.floorDiv(micros, DAY), out);
    long time = Math.floorMod(micros, DAY);
    int seconds = (int) (time / SECOND);
    out.reserve(TIME_LENGTH + 7);
    byte[] bytes = out.array();
    int at = out.size();
    bytes[at] = 'T';
    AsciiText.putTwoDigits(bytes, at + 1, seconds / 3600);
    bytes[at + 3] = ':';
    AsciiText.putTwoDigits(bytes, at + 4, seconds / 60 % 60);
    bytes[at + 6] = ':';
    AsciiText.putTwoDigits(bytes, at + 7, seconds % 60);
    out.advance(TIME_LENGTH);
    appendFraction((int) (time % SECOND), out);
  }

  private static void appendFraction(int micros, ByteBuilder out) {
    if (micros == 0) {
      return;
    }
    byte[] bytes = out.array();
    int at = out.size();
    bytes[at] = '.';
    int rest = micros;
    for (int i = 6; i > 0; i--) {
      bytes[at + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    out.advance(micros % 1000 == 0 ? 4 : 7);
  }

  /** Appends an instant, given as microseconds since 1970-01-01T00:00Z. */
  public static void appendInstant(long micros, ByteBuilder out) {
    appendLocal(micros, out);
    out.append((byte) 'Z');
  }
}
