package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;
import java.util.List;

/** {@code coalesce}: each value is computed only for the rows in which those before it are null. */
final class FirstNotNull implements Evaluator {

  private final List<Lazy> values;
  private final ColumnAssembly result;
  private final RowSet open = new RowSet();

  /** A choice of values that are all of one type. */
  FirstNotNull(List<Lazy> values) {
    this.values = values;
    this.result = new ColumnAssembly(values.getFirst().type());
  }

  @Override
  public Type type() {
    return values.getFirst().type();
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    result.reset(batch.rows());
    open.all(batch.rows());
    for (Lazy value : values) {
      if (!open.isEmpty()) {
        put(value.evaluate(batch, open.rows(), open.count(), errors));
      }
    }
    return result.column();
  }

  private void put(Column column) {
    int[] rows = open.rows();
    int kept = 0;
    for (int i = 0; i < open.count(); i++) {
      if (column.isNull(i)) {
        rows[kept++] = rows[i];
      } else {
        result.put(rows[i], column, i);
      }
    }
    open.count(kept);
  }
}
