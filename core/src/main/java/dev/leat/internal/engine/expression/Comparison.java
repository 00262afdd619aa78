package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.RowErrors;
import java.util.Arrays;

/** Compares two values of one type; null if one is null. */
final class Comparison implements Evaluator {

  private final int mask;
  private final Evaluator left;
  private final Evaluator right;
  private long[] values = {};
  private boolean[] nulls = {};

  /** A comparison by an operator, see {@link Comparing#mask}. */
  Comparison(int mask, Evaluator left, Evaluator right) {
    this.mask = mask;
    this.left = left;
    this.right = right;
  }

  @Override
  public Type type() {
    return Type.BOOLEAN;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    int rows = batch.rows();
    if (values.length < rows) {
      values = new long[rows];
      nulls = new boolean[rows];
    }
    Column leftColumn = left.evaluate(batch, errors);
    Column rightColumn = right.evaluate(batch, errors);
    Arrays.fill(nulls, 0, rows, false);
    boolean anyLeft = Flags.addNulls(leftColumn, rows, nulls);
    boolean any = Flags.addNulls(rightColumn, rows, nulls) || anyLeft;
    Comparing.compare(leftColumn, rightColumn, mask, rows, values);
    return new LongColumn(Type.BOOLEAN, values, Flags.nulls(any, nulls));
  }
}
