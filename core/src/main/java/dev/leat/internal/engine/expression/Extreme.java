package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;
import java.util.List;

/** {@code greatest} and {@code least} of values of one type, without those that are null. */
final class Extreme implements Evaluator {

  private final int mask;
  private final List<Evaluator> values;
  private final ColumnAssembly result;

  /**
   * An extreme.
   *
   * @param mask the comparison that a value passes to take the place of the best before it
   */
  Extreme(int mask, List<Evaluator> values) {
    this.mask = mask;
    this.values = values;
    this.result = new ColumnAssembly(values.getFirst().type());
  }

  @Override
  public Type type() {
    return values.getFirst().type();
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    List<Column> columns = values.stream().map(value -> value.evaluate(batch, errors)).toList();
    result.reset(batch.rows());
    for (int row = 0; row < batch.rows(); row++) {
      Column best = columns.getFirst();
      for (Column column : columns) {
        if (best.isNull(row) || (!column.isNull(row) && passes(column, best, row))) {
          best = column;
        }
      }
      result.put(row, best, row);
    }
    return result.column();
  }

  private boolean passes(Column column, Column best, int row) {
    return Comparing.holds(mask, Comparing.compare(column, row, best, row)) != 0;
  }
}
