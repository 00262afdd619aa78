package dev.leat.internal.engine.kernel;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A decimal that is read from text and compared or added without making an object.
 *
 * <p>Holds {@code unscaled × 10^-scale} in a {@code long} where its digits fit, which is nearly
 * always; only longer numbers become a {@code BigDecimal}. Reused for value after value.
 */
public final class ScaledDecimal implements Comparable<ScaledDecimal> {

  private static final int LONG_DIGITS = 18;
  private static final int MAX_DIGITS = 1000;
  private static final long[] POWERS = powers();

  private long unscaled;
  private int scale;
  private @Nullable BigDecimal big;

  /** The number as an integer, to be divided by 10 to the power of {@link #scale}. */
  public long unscaled() {
    return unscaled;
  }

  /** The number of digits after the point, 0 or more. */
  public int scale() {
    return scale;
  }

  /** Whether the digits are held in {@link #unscaled}. */
  public boolean isSmall() {
    return big == null;
  }

  /** The value as an object. */
  public BigDecimal value() {
    return big == null ? BigDecimal.valueOf(unscaled, scale) : big;
  }

  /** Takes a value over. */
  public void set(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    boolean small = plain.precision() <= LONG_DIGITS;
    unscaled = small ? plain.unscaledValue().longValue() : 0;
    scale = plain.scale();
    big = small ? null : plain;
  }

  /**
   * Reads a slice: digits with an optional sign, point, exponent, and spaces around; at most 1,000
   * digits before and after the point.
   *
   * @return whether the slice is a decimal
   */
  public boolean read(byte[] bytes, int start, int length) {
    return DigitWord.covers(bytes, start, length) && readWord(Words.at(bytes, start), length)
        || readDigits(bytes, start, length);
  }

  private boolean readWord(long word, int length) {
    boolean negative = (word & 0xFF) == '-';
    long digits = negative ? word >>> Byte.SIZE : word;
    int count = negative ? length - 1 : length;
    int point = DigitWord.point(digits, count);
    long value =
        point < 0
            ? DigitWord.value(digits, count)
            : DigitWord.value(DigitWord.without(digits, point), count - 1);
    if (value < 0) {
      return false;
    }
    unscaled = negative ? -value : value;
    scale = point < 0 ? 0 : count - point - 1;
    big = null;
    return true;
  }

  private boolean readDigits(byte[] bytes, int start, int length) {
    int end = start + length;
    int at = start;
    boolean negative = length > 0 && bytes[start] == '-';
    if (length > 0 && (negative || bytes[start] == '+')) {
      at++;
    }
    long value = 0;
    int point = -1;
    int first = at;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
      } else if (bytes[at] == '.' && point < 0) {
        point = at;
      } else {
        return readSlowly(bytes, start, length);
      }
    }
    int digits = end - first - (point < 0 ? 0 : 1);
    if (digits == 0 || digits > LONG_DIGITS) {
      return readSlowly(bytes, start, length);
    }
    unscaled = negative ? -value : value;
    scale = point < 0 ? 0 : end - point - 1;
    big = null;
    return true;
  }

  private boolean readSlowly(byte[] bytes, int start, int length) {
    int from = start;
    int to = start + length;
    while (from < to && bytes[from] == ' ') {
      from++;
    }
    while (to > from && bytes[to - 1] == ' ') {
      to--;
    }
    NumberShape shape = NumberShape.of(bytes, from, to - from);
    if (shape == NumberShape.NONE || to - from > 2 * MAX_DIGITS) {
      return false;
    }
    return take(AsciiText.string(bytes, from, to - from));
  }

  private boolean take(String text) {
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException e) {
      return false;
    }
    if (Math.abs((long) value.scale()) > MAX_DIGITS) {
      return false;
    }
    set(value);
    return true;
  }

  /** Compares with another decimal by value. */
  @Override
  public int compareTo(ScaledDecimal other) {
    if (big == null && other.big == null) {
      if (scale == other.scale) {
        return Long.compare(unscaled, other.unscaled);
      }
      int shift = other.scale - scale;
      if (shift > 0 && shift < LONG_DIGITS && fits(unscaled, shift)) {
        return Long.compare(unscaled * POWERS[shift], other.unscaled);
      }
      if (shift < 0 && -shift < LONG_DIGITS && fits(other.unscaled, -shift)) {
        return Long.compare(unscaled, other.unscaled * POWERS[-shift]);
      }
    }
    return value().compareTo(other.value());
  }

  private static boolean fits(long value, int shift) {
    return Math.abs(value) <= Long.MAX_VALUE / POWERS[shift];
  }

  private static long[] powers() {
    long[] powers = new long[LONG_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i <= LONG_DIGITS; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
