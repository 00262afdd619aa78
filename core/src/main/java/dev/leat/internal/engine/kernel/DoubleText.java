package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;

/**
 * Reads and writes doubles as text.
 *
 * <p>Written in the shortest form that reads back as the same double: {@code 0.1}, {@code 1.0E10},
 * {@code NaN}, {@code Infinity}. Read are decimal digits with an optional point, exponent and
 * spaces around, and those three words; a number too large for a double is a misfit, never
 * infinite.
 */
public final class DoubleText {

  private static final long EXACT = 1L << 53;
  private static final int LONG_DIGITS = 18;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private DoubleText() {}

  /** The double of a slice; NaN for a misfit, and for NaN itself: see {@link #isMisfit}. */
  public static double parse(byte[] bytes, int start, int length) {
    if (DigitWord.covers(bytes, start, length)) {
      double value = parseWord(Words.at(bytes, start), length);
      if (value >= 0) {
        return value;
      }
    }
    return parseDigits(bytes, start, length);
  }

  /** The number of the first bytes of a word if they are digits with at most one point, or -1. */
  private static double parseWord(long word, int length) {
    int point = DigitWord.point(word, length);
    if (point < 0) {
      return DigitWord.value(word, length);
    }
    long digits = DigitWord.value(DigitWord.without(word, point), length - 1);
    return digits < 0 ? -1 : digits / POWERS[length - point - 1];
  }

  private static double parseDigits(byte[] bytes, int start, int length) {
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
        return parseSlowly(bytes, start, length);
      }
    }
    int digits = end - first - (point < 0 ? 0 : 1);
    if (digits == 0 || digits > LONG_DIGITS || value > EXACT) {
      return parseSlowly(bytes, start, length);
    }
    // Both operands are exact doubles, so the one division rounds correctly (Clinger 1990).
    double quotient = point < 0 ? value : value / POWERS[end - point - 1];
    return negative ? -quotient : quotient;
  }

  /** Whether a slice that gave NaN is no double, rather than the text {@code NaN}. */
  public static boolean isMisfit(byte[] bytes, int start, int length) {
    return !AsciiText.equals(bytes, start, length, "NaN");
  }

  private static double parseSlowly(byte[] bytes, int start, int length) {
    int from = start;
    int to = start + length;
    while (from < to && bytes[from] == ' ') {
      from++;
    }
    while (to > from && bytes[to - 1] == ' ') {
      to--;
    }
    if (NumberShape.of(bytes, from, to - from) == NumberShape.NONE) {
      return infinity(bytes, from, to - from);
    }
    double value = Double.parseDouble(AsciiText.string(bytes, from, to - from));
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static double infinity(byte[] bytes, int start, int length) {
    if (AsciiText.equals(bytes, start, length, "Infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    return AsciiText.equals(bytes, start, length, "-Infinity")
        ? Double.NEGATIVE_INFINITY
        : Double.NaN;
  }

  /** Appends a double. */
  public static void append(double value, ByteBuilder out) {
    AsciiText.append(Double.toString(value), out);
  }
}
