package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.expr.Function;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.RowErrors;
import java.util.Arrays;
import java.util.List;

/** Sums, differences, products and quotients of doubles; a division by zero is an error. */
final class DoubleArithmetic implements Evaluator {

  private final Function operator;
  private final String label;
  private final List<Evaluator> operands;
  private double[] values = {};
  private boolean[] nulls = {};

  /**
   * An operation.
   *
   * @param label the expression that errors name
   */
  DoubleArithmetic(Function operator, String label, List<Evaluator> operands) {
    this.operator = operator;
    this.label = label;
    this.operands = operands;
  }

  @Override
  public Type type() {
    return Type.DOUBLE;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    int rows = batch.rows();
    if (values.length < rows) {
      values = new double[rows];
      nulls = new boolean[rows];
    }
    DoubleColumn left = (DoubleColumn) operands.get(0).evaluate(batch, errors);
    DoubleColumn right = (DoubleColumn) operands.get(1).evaluate(batch, errors);
    Arrays.fill(nulls, 0, rows, false);
    boolean anyLeft = Flags.addNulls(left, rows, nulls);
    boolean any = Flags.addNulls(right, rows, nulls) || anyLeft;
    compute(left.values(), right.values(), rows);
    if (operator == Function.DIVIDED_BY || operator == Function.REMAINDER) {
      any |= report(right.values(), rows, errors);
    }
    return new DoubleColumn(values, Flags.nulls(any, nulls));
  }

  private void compute(double[] left, double[] right, int rows) {
    switch (operator) {
      case PLUS -> {
        for (int i = 0; i < rows; i++) {
          values[i] = left[i] + right[i];
        }
      }
      case MINUS -> {
        for (int i = 0; i < rows; i++) {
          values[i] = left[i] - right[i];
        }
      }
      case TIMES -> {
        for (int i = 0; i < rows; i++) {
          values[i] = left[i] * right[i];
        }
      }
      case DIVIDED_BY -> {
        for (int i = 0; i < rows; i++) {
          values[i] = left[i] / right[i];
        }
      }
      default -> {
        for (int i = 0; i < rows; i++) {
          values[i] = left[i] % right[i];
        }
      }
    }
  }

  private boolean report(double[] divisors, int rows, RowErrors errors) {
    boolean any = false;
    for (int row = 0; row < rows; row++) {
      if (divisors[row] == 0 && !nulls[row]) {
        nulls[row] = true;
        any = true;
        errors.add(row, label, "division by zero");
      }
    }
    return any;
  }
}
