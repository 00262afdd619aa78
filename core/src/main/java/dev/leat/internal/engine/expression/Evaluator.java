package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;

/**
 * Computes the values of an expression for the rows of a batch.
 *
 * <p>Not safe for several threads: each worker compiles its own. Keeps arrays that are used again,
 * so the column that it gives is valid until the next evaluation.
 */
public interface Evaluator {

  /**
   * The type of the values. A column that is passed on untouched may still come as unparsed text.
   */
  Type type();

  /**
   * The values for all rows of a batch.
   *
   * @param errors is told of each row whose value cannot be computed; such a row is null
   */
  Column evaluate(Batch batch, RowErrors errors);
}
