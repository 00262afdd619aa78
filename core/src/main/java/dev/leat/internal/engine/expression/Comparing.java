package dev.leat.internal.engine.expression;

import dev.leat.expr.Function;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares values, one loop for each way that columns hold them.
 *
 * <p>An operator is a mask of three bits, one for each of less, equal and greater, so that all six
 * share the loops: bit {@code signum + 1} says whether the operator holds.
 */
final class Comparing {

  private static final int LESS = 1;
  private static final int EQUAL = 2;
  private static final int GREATER = 4;

  private Comparing() {}

  /** The mask of a comparison. */
  static int mask(Function operator) {
    return switch (operator) {
      case EQ -> EQUAL;
      case NE -> LESS | GREATER;
      case LT -> LESS;
      case LE -> LESS | EQUAL;
      case GT -> GREATER;
      case GE -> GREATER | EQUAL;
      default -> throw new IllegalArgumentException(operator + " does not compare");
    };
  }

  /** The mask of the operator with its operands exchanged. */
  static int mirrored(int mask) {
    return (mask & EQUAL) | (mask & LESS) * GREATER | (mask & GREATER) / GREATER;
  }

  /** Whether an operator holds, as 0 or 1, for a comparison of any size. */
  static int holds(int mask, int comparison) {
    return mask >> (Integer.signum(comparison) + 1) & 1;
  }

  /** Compares all rows of two columns of one type; rows with a null get any result. */
  static void compare(Column left, Column right, int mask, int rows, long[] results) {
    switch (left) {
      case LongColumn longs ->
          compareLongs(longs.values(), ((LongColumn) right).values(), mask, rows, results);
      case DoubleColumn doubles ->
          compareDoubles(doubles.values(), ((DoubleColumn) right).values(), mask, rows, results);
      case JsonColumn json -> throw new IllegalArgumentException("JSON is parsed before");
      case TextColumn text -> compareTexts(text, (TextColumn) right, mask, rows, results);
      case ObjectColumn objects ->
          compareObjects(objects.values(), ((ObjectColumn) right).values(), mask, rows, results);
    }
  }

  private static void compareLongs(long[] left, long[] right, int mask, int rows, long[] results) {
    for (int i = 0; i < rows; i++) {
      results[i] = mask >> (Integer.signum(Long.compare(left[i], right[i])) + 1) & 1;
    }
  }

  private static void compareDoubles(
      double[] left, double[] right, int mask, int rows, long[] results) {
    for (int i = 0; i < rows; i++) {
      results[i] = mask >> (compare(left[i], right[i]) + 1) & 1;
    }
  }

  private static void compareTexts(
      TextColumn left, TextColumn right, int mask, int rows, long[] results) {
    boolean equality = mask == EQUAL || mask == (LESS | GREATER);
    for (int i = 0; i < rows; i++) {
      boolean differ = equality && left.lengths()[i] != right.lengths()[i];
      int comparison = differ ? -1 : compare(left, i, right, i);
      results[i] = holds(mask, comparison);
    }
  }

  private static void compareObjects(
      @Nullable Object[] left, @Nullable Object[] right, int mask, int rows, long[] results) {
    for (int i = 0; i < rows; i++) {
      Object leftValue = left[i];
      Object rightValue = right[i];
      if (leftValue != null && rightValue != null) {
        results[i] = holds(mask, compare(leftValue, rightValue));
      }
    }
  }

  /** Compares two values of columns of one type that are not null. */
  static int compare(Column left, int leftRow, Column right, int rightRow) {
    return switch (left) {
      case LongColumn longs ->
          Long.compare(longs.values()[leftRow], ((LongColumn) right).values()[rightRow]);
      case DoubleColumn doubles ->
          compare(doubles.values()[leftRow], ((DoubleColumn) right).values()[rightRow]);
      case JsonColumn json -> throw new IllegalArgumentException("JSON is parsed before");
      case TextColumn text -> compareSlices(text, leftRow, (TextColumn) right, rightRow);
      case ObjectColumn objects ->
          compare(
              Objects.requireNonNull(objects.values()[leftRow]),
              Objects.requireNonNull(((ObjectColumn) right).values()[rightRow]));
    };
  }

  /** As {@code <} does, but NaN equals itself and comes after all others. */
  static int compare(double left, double right) {
    if (left < right) {
      return -1;
    }
    if (left > right) {
      return 1;
    }
    return left == right ? 0 : Boolean.compare(Double.isNaN(left), Double.isNaN(right));
  }

  /** Decimals by value; lists are only equal or not. */
  private static int compare(Object left, Object right) {
    if (left instanceof BigDecimal leftDecimal && right instanceof BigDecimal rightDecimal) {
      return leftDecimal.compareTo(rightDecimal);
    }
    return left.equals(right) ? 0 : 1;
  }

  private static int compareSlices(TextColumn left, int leftRow, TextColumn right, int rightRow) {
    int leftStart = left.starts()[leftRow];
    int rightStart = right.starts()[rightRow];
    return Arrays.compareUnsigned(
        left.bytes(),
        leftStart,
        leftStart + Math.max(0, left.lengths()[leftRow]),
        right.bytes(),
        rightStart,
        rightStart + Math.max(0, right.lengths()[rightRow]));
  }
}
