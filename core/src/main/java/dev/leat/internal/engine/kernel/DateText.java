package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.time.LocalDate;

/** Reads and writes dates as text: {@code 2019-01-31} (ISO 8601) only. */
public final class DateText {

  /** What {@link #parse} gives for a misfit. */
  public static final long MISFIT = Long.MIN_VALUE;

  /** The length of every date of the years 0 to 9999. */
  static final int LENGTH = 10;

  private DateText() {}

  /** The days since 1970-01-01 of a slice, or {@link #MISFIT}. */
  public static long parse(byte[] bytes, int start, int length) {
    return length == LENGTH ? parseAt(bytes, start) : MISFIT;
  }

  /** The days of the ten bytes from an offset, or {@link #MISFIT}. */
  static long parseAt(byte[] bytes, int start) {
    int century = AsciiText.twoDigits(bytes, start);
    int yearOfCentury = AsciiText.twoDigits(bytes, start + 2);
    int month = AsciiText.twoDigits(bytes, start + 5);
    int day = AsciiText.twoDigits(bytes, start + 8);
    boolean hyphens = bytes[start + 4] == '-' && bytes[start + 7] == '-';
    if ((century | yearOfCentury | month | day) < 0 || !hyphens) {
      return MISFIT;
    }
    int year = century * 100 + yearOfCentury;
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
