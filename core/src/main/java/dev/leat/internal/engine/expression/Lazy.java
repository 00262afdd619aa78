package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;

/**
 * Evaluates an expression for some of the rows of a batch only.
 *
 * <p>What is not asked for is not computed, and cannot fail: {@code x <> 0 and 1 / x > 2}.
 *
 * @param evaluator the expression
 * @param used the positions of the columns that it reads
 */
record Lazy(Evaluator evaluator, int[] used) {

  Type type() {
    return evaluator.type();
  }

  /**
   * The values for the first {@code count} of these rows: the value of {@code rows[i]} stands at
   * {@code i}.
   */
  Column evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
    if (count == batch.rows()) {
      return evaluator.evaluate(batch, errors);
    }
    if (evaluator instanceof ColumnValue column) {
      return batch.column(column.position()).gather(rows, count);
    }
    return evaluator.evaluate(
        narrowed(batch, rows, count),
        (row, column, reason) -> errors.add(rows[row], column, reason));
  }

  /** The batch of some rows, in which only the columns that are used are right. */
  private Batch narrowed(Batch batch, int[] rows, int count) {
    Column[] columns = new Column[batch.width()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(i);
    }
    for (int position : used) {
      columns[position] = batch.column(position).gather(rows, count);
    }
    return new Batch(count, columns, batch.origin());
  }
}
