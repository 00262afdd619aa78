package dev.leat.parquet;

import dev.leat.internal.engine.batch.ObjectColumn;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What all decimals of a column have in common, which its type in a file has to say. */
final class DecimalShape {

  /** The most digits that a decimal of Parquet is read with everywhere. */
  private static final int MOST_DIGITS = 38;

  private int wholeDigits;
  private int leastScale = Integer.MAX_VALUE;
  private int mostScale;
  private boolean shortest = true;

  /** Takes the values of a column into account. */
  void add(ObjectColumn column, int rows) {
    for (int row = 0; row < rows; row++) {
      if (column.values()[row] instanceof BigDecimal value) {
        add(value.scale() < 0 ? value.setScale(0) : value);
      }
    }
  }

  private void add(BigDecimal value) {
    wholeDigits = Math.max(wholeDigits, value.precision() - value.scale());
    leastScale = Math.min(leastScale, value.scale());
    mostScale = Math.max(mostScale, value.scale());
    shortest &= value.scale() == 0 || endsInDigit(value.unscaledValue());
  }

  private static boolean endsInDigit(BigInteger unscaled) {
    return unscaled.remainder(BigInteger.TEN).signum() != 0;
  }

  /** Whether a decimal of Parquet holds all values; else they are written as text. */
  boolean fits() {
    return wholeDigits + mostScale <= MOST_DIGITS;
  }

  /** The number of digits of all values, 1 or more. */
  int precision() {
    return Math.max(1, wholeDigits + mostScale);
  }

  /** The number of digits behind the point of all values. */
  int scale() {
    return mostScale;
  }

  /** Whether values have got zeros at their ends by being given the same scale. */
  boolean isPadded() {
    return shortest && leastScale < mostScale;
  }
}
