package dev.leat.internal.engine.expression;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.RowErrors;

/** An evaluator of a boolean that can also pick the rows for which it is true. */
interface Condition extends Evaluator {

  /**
   * Picks rows.
   *
   * @param rows the rows to look at, ascending; no other row is evaluated
   * @param count the number of rows to look at
   * @param kept receives the rows for which the condition is true; may be {@code rows} itself
   * @return the number of rows kept
   */
  int select(Batch batch, int[] rows, int count, int[] kept, RowErrors errors);
}
