package dev.leat.internal.engine.kernel;

/**
 * Converts between days since 1970-01-01 and years, months and days, without objects.
 *
 * <p>The proleptic Gregorian calendar. Years are counted from March, so that the leap day is the
 * last of a year, in eras of 400 years of 146,097 days each; see Howard Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms".
 */
public final class CalendarDay {

  private static final int DAYS_TO_1970 = 719_468;
  private static final int DAYS_OF_ERA = 146_097;
  private static final int FAST_ERAS = 82;
  private static final int FAST_SHIFT = DAYS_TO_1970 + FAST_ERAS * DAYS_OF_ERA;
  private static final int FAST_FROM = -FAST_SHIFT;
  private static final int FAST_TO = 70_000_000;

  /** The first day of the year 0. */
  public static final long FIRST = of(0, 1, 1);

  /** The last day of the year 9999. */
  public static final long LAST = of(9999, 12, 31);

  private CalendarDay() {}

  /** The days since 1970-01-01 of a date that exists. */
  public static long of(int year, int month, int day) {
    int marchYear = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(marchYear, 400);
    int yearOfEra = marchYear - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (long) era * DAYS_OF_ERA + dayOfEra - DAYS_TO_1970;
  }

  /** The year, month and day as the number {@code year × 10,000 + month × 100 + day}. */
  public static long digits(long epochDay) {
    return epochDay >= FAST_FROM && epochDay <= FAST_TO
        ? fastDigits((int) epochDay + FAST_SHIFT)
        : anyDigits(epochDay);
  }

  /**
   * The digits of a day counted from 0000-03-01, less 82 eras, without a division by a variable.
   *
   * <p>See Neri and Schneider, "Euclidean affine functions and their application to calendar
   * algorithms", 2022.
   */
  private static int fastDigits(int shiftedDay) {
    int inCenturies = 4 * shiftedDay + 3;
    int century = inCenturies / DAYS_OF_ERA;
    int inYears = inCenturies % DAYS_OF_ERA / 4 * 4 + 3;
    long years = 2_939_745L * inYears;
    int yearOfCentury = (int) (years >>> 32);
    int dayOfYear = (int) ((years & 0xFFFF_FFFFL) / 2_939_745 / 4);
    int inMonths = 2141 * dayOfYear + 197_913;
    int month = inMonths >>> 16;
    int day = (inMonths & 0xFFFF) / 2141 + 1;
    int next = dayOfYear >= 306 ? 1 : 0;
    int year = century * 100 + yearOfCentury - FAST_ERAS * 400 + next;
    return year * 10_000 + (month - 12 * next) * 100 + day;
  }

  private static long anyDigits(long epochDay) {
    long shifted = epochDay + DAYS_TO_1970;
    long era = Math.floorDiv(shifted, DAYS_OF_ERA);
    long digits = fastDigits((int) (shifted - era * DAYS_OF_ERA) + FAST_ERAS * DAYS_OF_ERA);
    return digits + era * 4_000_000;
  }

  /** The year of a day since 1970-01-01. */
  public static int year(long epochDay) {
    return (int) Math.floorDiv(digits(epochDay), 10_000);
  }

  /** The month, 1 to 12. */
  public static int month(long epochDay) {
    return Math.floorMod(digits(epochDay), 10_000) / 100;
  }

  /** The day of the month, 1 to 31. */
  public static int dayOfMonth(long epochDay) {
    return Math.floorMod(digits(epochDay), 100);
  }

  /** The ISO day of the week, 1 (Monday) to 7. */
  public static int dayOfWeek(long epochDay) {
    return Math.floorMod(epochDay + 3, 7) + 1;
  }

  /** The number of days of a month. */
  public static int lengthOfMonth(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }
}
