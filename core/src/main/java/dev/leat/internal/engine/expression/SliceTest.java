package dev.leat.internal.engine.expression;

import dev.leat.internal.engine.kernel.DoubleText;
import dev.leat.internal.engine.kernel.ScaledDecimal;
import java.util.Arrays;

/** Tests a value that is still text as it was read against constants. */
@FunctionalInterface
interface SliceTest {

  /** The test is false. */
  int FALSE = 0;

  /** The test is true. */
  int TRUE = 1;

  /** The test is null. */
  int NULL = 2;

  /** The text is not of the type that the test is about. */
  int MISFIT = -1;

  /** The result for a slice that is not null: one of the constants above. */
  int test(byte[] bytes, int start, int length);

  /** The test that is true where this is false. */
  default SliceTest negated() {
    return (bytes, start, length) -> {
      int result = test(bytes, start, length);
      return result == TRUE || result == FALSE ? 1 - result : result;
    };
  }

  /** Whether the text equals another. */
  static SliceTest equalTo(byte[] text) {
    return (bytes, start, length) ->
        length == text.length && Arrays.equals(bytes, start, start + length, text, 0, length)
            ? TRUE
            : FALSE;
  }

  /** Compares the text with another by a mask of {@link Comparing}. */
  static SliceTest compared(int mask, byte[] text) {
    return (bytes, start, length) ->
        Comparing.holds(
            mask, Arrays.compareUnsigned(bytes, start, start + length, text, 0, text.length));
  }

  /** Compares a value that is held in a {@code long}. */
  static SliceTest compared(int mask, LongParser parser, long constant) {
    return (bytes, start, length) -> {
      long value = parser.parse(bytes, start, length);
      return value == LongParser.MISFIT && parser.isMisfit(bytes, start, length)
          ? MISFIT
          : Comparing.holds(mask, Long.compare(value, constant));
    };
  }

  /** Compares a decimal, without making an object of it. */
  static SliceTest compared(int mask, ScaledDecimal constant) {
    ScaledDecimal value = new ScaledDecimal();
    return (bytes, start, length) ->
        value.read(bytes, start, length)
            ? Comparing.holds(mask, value.compareTo(constant))
            : MISFIT;
  }

  /** Compares a double. */
  static SliceTest compared(int mask, double constant) {
    return (bytes, start, length) -> {
      double value = DoubleText.parse(bytes, start, length);
      return Double.isNaN(value) && DoubleText.isMisfit(bytes, start, length)
          ? MISFIT
          : Comparing.holds(mask, Comparing.compare(value, constant));
    };
  }

  /** Whether a value that is held in a {@code long} is one of these, which are sorted. */
  static SliceTest among(LongParser parser, long[] sorted, int otherwise) {
    return (bytes, start, length) -> {
      long value = parser.parse(bytes, start, length);
      if (value == LongParser.MISFIT && parser.isMisfit(bytes, start, length)) {
        return MISFIT;
      }
      return Arrays.binarySearch(sorted, value) >= 0 ? TRUE : otherwise;
    };
  }
}
