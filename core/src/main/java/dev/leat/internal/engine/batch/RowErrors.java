package dev.leat.internal.engine.batch;

/**
 * Takes the rows of one batch that an expression could not evaluate.
 *
 * <p>The evaluator gives such a row any value and goes on; whoever asked for the evaluation removes
 * the row and reports it as a reject. A row may be named more than once; its first error counts.
 */
public interface RowErrors {

  /**
   * Reports a row.
   *
   * @param row the row of the batch
   * @param column the column whose value does not fit, or the text of the expression
   * @param reason what is wrong with it, naming the value and what was expected
   */
  void add(int row, String column, String reason);
}
