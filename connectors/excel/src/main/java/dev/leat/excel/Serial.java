package dev.leat.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Days and times as the numbers that they are in a workbook: days since the end of 1899, in which
 * Excel counts a 29th of February 1900 that was none.
 */
final class Serial {

  static final long DAY_MICROS = 86_400_000_000L;

  /** 1899-12-30, from which on numbers from 61 on are right. */
  private static final long EPOCH_DAY = -25_569;

  private static final long EPOCH_DAY_1904 = -24_107;

  /** 1900-03-01 and 9999-12-31. */
  private static final long FIRST_DAY = -25_508;

  private static final long LAST_DAY = 2_932_896;
  private static final long MILLI = 1_000;
  private static final int DIGITS = 12;
  private static final BigDecimal DAY_MILLIS = BigDecimal.valueOf(86_400_000);

  private Serial() {}

  /** Whether a day, counted from 1970-01-01, has a number that all readers take alike. */
  static boolean isDay(long epochDay) {
    return epochDay >= FIRST_DAY && epochDay <= LAST_DAY;
  }

  /** Whether a time has such a number that keeps all of it: Excel counts milliseconds. */
  static boolean isTime(long micros) {
    return isDay(Math.floorDiv(micros, DAY_MICROS)) && micros % MILLI == 0;
  }

  /** The number of a day. */
  static long ofDay(long epochDay) {
    return epochDay - EPOCH_DAY;
  }

  /** The number of a time, given in microseconds since 1970-01-01T00:00. */
  static String ofTime(long micros) {
    long day = ofDay(Math.floorDiv(micros, DAY_MICROS));
    BigDecimal fraction =
        BigDecimal.valueOf(Math.floorMod(micros, DAY_MICROS))
            .divide(BigDecimal.valueOf(DAY_MICROS), DIGITS, RoundingMode.HALF_EVEN);
    return BigDecimal.valueOf(day).add(fraction).stripTrailingZeros().toPlainString();
  }

  /** The microseconds since 1970-01-01T00:00 of a number, to the millisecond. */
  static long micros(BigDecimal number, boolean since1904) {
    long millis = number.multiply(DAY_MILLIS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    long epoch = since1904 ? EPOCH_DAY_1904 : epochOf(number);
    return Math.addExact(Math.multiplyExact(millis, MILLI), epoch * DAY_MICROS);
  }

  /** Numbers before the day that was none are a day later. */
  private static long epochOf(BigDecimal number) {
    boolean early = number.compareTo(BigDecimal.valueOf(60)) < 0;
    return early ? EPOCH_DAY + 1 : EPOCH_DAY;
  }
}
