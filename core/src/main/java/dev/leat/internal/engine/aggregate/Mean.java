package dev.leat.internal.engine.aggregate;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Divides an exact sum by the number of its values, and rounds once: to the nearest double, of two
 * equally near ones to the even one.
 *
 * <p>The quotient is taken to at least 61 bits, with the knowledge whether anything is behind them.
 * That tells on which side of the middle between two doubles it lies, since a double has at most 53
 * bits, and those near zero have fewer.
 */
final class Mean {

  private static final int QUOTIENT_BITS = 61;
  private static final int DOUBLE_BITS = 53;

  /** The exponent of the bit that no double is finer than. */
  private static final int FINEST = 1074;

  private Mean() {}

  /** The mean of so many values that have this sum. */
  static double of(BigDecimal sum, long count) {
    BigInteger divisor = BigInteger.valueOf(count);
    return sum.scale() > 0
        ? quotient(sum.unscaledValue(), divisor.multiply(BigInteger.TEN.pow(sum.scale())))
        : of(sum.toBigIntegerExact(), count);
  }

  /** The mean of so many integers that have this sum. */
  static double of(BigInteger sum, long count) {
    return quotient(sum, BigInteger.valueOf(count));
  }

  private static double quotient(BigInteger dividend, BigInteger divisor) {
    if (dividend.signum() == 0) {
      return 0;
    }
    BigInteger size = dividend.abs();
    int shift = QUOTIENT_BITS - (size.bitLength() - divisor.bitLength());
    BigInteger[] parts =
        size.shiftLeft(Math.max(0, shift))
            .divideAndRemainder(divisor.shiftLeft(Math.max(0, -shift)));
    double rounded = rounded(parts[0].longValueExact(), shift, parts[1].signum());
    return dividend.signum() * rounded;
  }

  /**
   * A quotient rounded to a double.
   *
   * @param bits its first 61 or 62 bits
   * @param shift how many of them are behind the point
   * @param more 1 when it is more than its bits, else 0
   */
  private static double rounded(long bits, int shift, int more) {
    int length = Long.SIZE - Long.numberOfLeadingZeros(bits);
    int dropped = Math.max(length - DOUBLE_BITS, shift - FINEST);
    if (dropped >= Long.SIZE - 1) {
      return 0;
    }
    long kept = bits >>> dropped;
    long middle = 1L << (dropped - 1);
    long rest = bits & (2 * middle - 1);
    boolean up = rest > middle || (rest == middle && (more > 0 || kept % 2 == 1));
    return Math.scalb((double) (up ? kept + 1 : kept), dropped - shift);
  }
}
