package dev.leat.internal.engine.expression;

import dev.leat.data.Schema;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.RowErrors;

/** Selects the rows of batches for which a condition is true; for one thread. */
public final class Predicate {

  private Predicate() {}

  /**
   * A predicate of a condition over batches of a schema.
   *
   * @throws dev.leat.data.LeatException of kind {@code USAGE} when it is no condition
   */
  public static Predicate compile(Expr condition, Schema schema) {
    throw new UnsupportedOperationException();
  }

  /**
   * Selects rows of a batch.
   *
   * @param kept receives the rows for which the condition is true, ascending; null is not true
   * @param errors is told of each row for which the condition cannot be computed
   * @return the number of rows kept
   */
  public int select(Batch batch, int[] kept, RowErrors errors) {
    throw new UnsupportedOperationException();
  }
}
