package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.time.LocalDate;

/** Reads and writes dates as text: {@code 2019-01-31} (ISO 8601) only. */
public final class DateText {

  /** What {@link #parse} gives for a misfit. */
  public static final long MISFIT = Long.MIN_VALUE;

  /** The length of every date of the years 0 to 9999. */
  static final int LENGTH = 10;

  /** The bytes of {@code 0000-00-}, the first of them lowest. */
  private static final long PATTERN = 0x2D30_302D_3030_3030L;

  /** What takes a byte that is no digit, or no hyphen, above 0x7F. */
  private static final long TOO_LARGE = 0x7F76_767F_7676_7676L;

  private static final long HIGHS = 0x8080_8080_8080_8080L;

  private DateText() {}

  /** The days since 1970-01-01 of a slice, or {@link #MISFIT}. */
  public static long parse(byte[] bytes, int start, int length) {
    return length == LENGTH ? parseAt(bytes, start) : MISFIT;
  }

  /**
   * The days of the ten bytes from an offset, or {@link #MISFIT}.
   *
   * <p>Year and month are one word: the pattern leaves digits as 0 to 9 and hyphens as 0, and a sum
   * that reaches the high bit of a byte shows that one is neither.
   */
  static long parseAt(byte[] bytes, int start) {
    long word = Words.at(bytes, start) ^ PATTERN;
    int day = AsciiText.twoDigits(bytes, start + 8);
    if (((word | (word + TOO_LARGE)) & HIGHS) != 0) {
      return MISFIT;
    }
    long pairs = word * 10 + (word >>> 8);
    int year = (int) (pairs & 0xFF) * 100 + (int) (pairs >>> 16 & 0xFF);
    int month = (int) (pairs >>> 40 & 0xFF);
    if (month < 1 || month > 12 || day < 1 || day > CalendarDay.lengthOfMonth(year, month)) {
      return MISFIT;
    }
    return CalendarDay.of(year, month, day);
  }

  /** Appends a date, given as days since 1970-01-01. */
  public static void append(long epochDay, ByteBuilder out) {
    if (epochDay < CalendarDay.FIRST || epochDay > CalendarDay.LAST) {
      AsciiText.append(LocalDate.ofEpochDay(epochDay).toString(), out);
      return;
    }
    out.reserve(LENGTH);
    int digits = (int) CalendarDay.digits(epochDay);
    byte[] bytes = out.array();
    int at = out.size();
    AsciiText.putTwoDigits(bytes, at, digits / 1_000_000);
    AsciiText.putTwoDigits(bytes, at + 2, digits / 10_000 % 100);
    bytes[at + 4] = '-';
    AsciiText.putTwoDigits(bytes, at + 5, digits / 100 % 100);
    bytes[at + 7] = '-';
    AsciiText.putTwoDigits(bytes, at + 8, digits % 100);
    out.advance(LENGTH);
  }
}
