package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes 64-bit integers as text.
 *
 * <p>Digits with an optional sign; spaces around them and a fraction or exponent that leaves the
 * number whole ({@code 7.0}, {@code 1e3}) are taken too. A number of more than 64 bits is a misfit.
 */
public final class IntegerText {

  /**
   * What {@link #parse} gives for a misfit, and for the smallest integer: see {@link #isMisfit}.
   */
  public static final long MISFIT = Long.MIN_VALUE;

  private static final int SAFE_DIGITS = 18;
  private static final int MAX_LENGTH = 20;

  private IntegerText() {}

  /** The integer of a slice, or {@link #MISFIT}. */
  public static long parse(byte[] bytes, int start, int length) {
    if (DigitWord.covers(bytes, start, length)) {
      long value = DigitWord.value(Words.at(bytes, start), length);
      if (value >= 0) {
        return value;
      }
    }
    return parseDigits(bytes, start, length);
  }

  private static long parseDigits(byte[] bytes, int start, int length) {
    int end = start + length;
    int at = start;
    boolean negative = length > 0 && bytes[start] == '-';
    if (length > 0 && (negative || bytes[start] == '+')) {
      at++;
    }
    int digits = end - at;
    if (digits == 0 || digits > SAFE_DIGITS) {
      return parseSlowly(bytes, start, length);
    }
    long value = 0;
    while (at < end) {
      int digit = bytes[at++] - '0';
      if (digit < 0 || digit > 9) {
        return parseSlowly(bytes, start, length);
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** Whether a slice that gave {@link #MISFIT} is no integer, rather than the smallest one. */
  public static boolean isMisfit(byte[] bytes, int start, int length) {
    BigDecimal value = DecimalText.parse(bytes, start, length);
    return value == null || value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) != 0;
  }

  /**
   * Whether a slice is the one text in which {@link #append} writes its integer, and one that
   * {@link #parse} need not look at twice: up to 18 digits, no zero before them, no plus.
   */
  public static boolean isPlain(byte[] bytes, int start, int length) {
    boolean negative = length > 1 && bytes[start] == '-';
    int at = negative ? start + 1 : start;
    int digits = negative ? length - 1 : length;
    if (digits == 0 || digits > SAFE_DIGITS || (bytes[at] == '0' && length > 1)) {
      return false;
    }
    if (DigitWord.covers(bytes, at, digits)) {
      return DigitWord.value(Words.at(bytes, at), digits) >= 0;
    }
    for (int end = at + digits; at < end; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether all texts of a column are plain or null, so that equal integers are equal texts. */
  public static boolean arePlain(TextColumn column, int rows) {
    byte[] bytes = column.bytes();
    int[] starts = column.starts();
    int[] lengths = column.lengths();
    for (int row = 0; row < rows; row++) {
      if (lengths[row] >= 0 && !isPlain(bytes, starts[row], lengths[row])) {
        return false;
      }
    }
    return true;
  }

  private static long parseSlowly(byte[] bytes, int start, int length) {
    BigDecimal value = length > 0 ? DecimalText.parse(bytes, start, length) : null;
    return value == null ? MISFIT : exact(value);
  }

  /** The integer that a decimal is, or {@link #MISFIT}. */
  public static long exact(BigDecimal value) {
    BigDecimal whole = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (whole.scale() > 0 || whole.precision() - whole.scale() > MAX_LENGTH) {
      return MISFIT;
    }
    boolean fits = whole.toBigInteger().bitLength() < Long.SIZE;
    return fits ? whole.longValue() : MISFIT;
  }

  /** The same for a value that stands alone; null for a misfit. */
  static @Nullable Long parse(byte[] bytes) {
    long value = parse(bytes, 0, bytes.length);
    return value == MISFIT && isMisfit(bytes, 0, bytes.length) ? null : value;
  }

  /** Appends an integer. */
  public static void append(long value, ByteBuilder out) {
    if (value == Long.MIN_VALUE) {
      AsciiText.append(Long.toString(value), out);
      return;
    }
    out.reserve(MAX_LENGTH);
    byte[] bytes = out.array();
    int start = out.size();
    long rest = Math.abs(value);
    int end = start + digits(rest) + (value < 0 ? 1 : 0);
    int at = end;
    do {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    if (value < 0) {
      bytes[start] = '-';
    }
    out.advance(end - start);
  }

  private static int digits(long value) {
    int digits = 1;
    for (long bound = 10; digits < SAFE_DIGITS + 1 && value >= bound; bound *= 10) {
      digits++;
    }
    return digits;
  }
}
