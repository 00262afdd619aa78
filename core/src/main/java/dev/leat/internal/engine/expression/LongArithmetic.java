package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.expr.Function;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.RowErrors;
import java.util.Arrays;
import java.util.List;

/**
 * Sums, differences and products of 64-bit integers.
 *
 * <p>A loop computes all rows, null or not, and gathers the signs of overflow; only a batch in
 * which one overflows is looked at again, row by row.
 */
final class LongArithmetic implements Evaluator {

  private final Function operator;
  private final String label;
  private final List<Evaluator> operands;
  private long[] values = {};
  private boolean[] nulls = {};

  /**
   * An operation.
   *
   * @param label the expression that errors name
   */
  LongArithmetic(Function operator, String label, List<Evaluator> operands) {
    this.operator = operator;
    this.label = label;
    this.operands = operands;
  }

  @Override
  public Type type() {
    return Type.INTEGER;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    int rows = batch.rows();
    if (values.length < rows) {
      values = new long[rows];
      nulls = new boolean[rows];
    }
    LongColumn left = (LongColumn) operands.get(0).evaluate(batch, errors);
    LongColumn right = (LongColumn) operands.get(1).evaluate(batch, errors);
    Arrays.fill(nulls, 0, rows, false);
    boolean anyLeft = Flags.addNulls(left, rows, nulls);
    boolean any = Flags.addNulls(right, rows, nulls) || anyLeft;
    if (overflows(left.values(), right.values(), rows)) {
      any |= report(left.values(), right.values(), rows, errors);
    }
    return new LongColumn(Type.INTEGER, values, Flags.nulls(any, nulls));
  }

  private boolean overflows(long[] left, long[] right, int rows) {
    return switch (operator) {
      case PLUS -> addAll(left, right, rows);
      case MINUS -> subtractAll(left, right, rows);
      case TIMES -> multiplyAll(left, right, rows);
      default -> throw new IllegalArgumentException(operator + " is not arithmetic on integers");
    };
  }

  private boolean addAll(long[] left, long[] right, int rows) {
    long overflow = 0;
    for (int i = 0; i < rows; i++) {
      long sum = left[i] + right[i];
      overflow |= (left[i] ^ sum) & (right[i] ^ sum);
      values[i] = sum;
    }
    return overflow < 0;
  }

  private boolean subtractAll(long[] left, long[] right, int rows) {
    long overflow = 0;
    for (int i = 0; i < rows; i++) {
      long difference = left[i] - right[i];
      overflow |= (left[i] ^ right[i]) & (left[i] ^ difference);
      values[i] = difference;
    }
    return overflow < 0;
  }

  private boolean multiplyAll(long[] left, long[] right, int rows) {
    long overflow = 0;
    for (int i = 0; i < rows; i++) {
      long product = left[i] * right[i];
      overflow |= Math.multiplyHigh(left[i], right[i]) ^ (product >> 63);
      values[i] = product;
    }
    return overflow != 0;
  }

  /** Reports the rows that overflow and are not null; says whether there is one. */
  private boolean report(long[] left, long[] right, int rows, RowErrors errors) {
    boolean any = false;
    for (int row = 0; row < rows; row++) {
      if (!nulls[row] && overflows(left[row], right[row])) {
        nulls[row] = true;
        any = true;
        errors.add(row, label, reason(left[row], right[row]));
      }
    }
    return any;
  }

  private boolean overflows(long left, long right) {
    long sum = left + right;
    long difference = left - right;
    return switch (operator) {
      case PLUS -> ((left ^ sum) & (right ^ sum)) < 0;
      case MINUS -> ((left ^ right) & (left ^ difference)) < 0;
      default -> Math.multiplyHigh(left, right) != left * right >> 63;
    };
  }

  private String reason(long left, long right) {
    return "%d %s %d is more than a 64-bit integer holds".formatted(left, operator.text(), right);
  }
}
