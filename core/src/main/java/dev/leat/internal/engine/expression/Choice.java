package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;
import java.util.List;

/** {@code case}: each value is computed only for the rows that its branch takes. */
final class Choice implements Evaluator {

  /** A condition and the value of the rows for which it is the first that is true. */
  record Branch(Condition condition, Lazy value) {}

  private final List<Branch> branches;
  private final Lazy otherwise;
  private final ColumnAssembly result;
  private final RowSet open = new RowSet();
  private final RowSet taken = new RowSet();

  /** A case whose values are all of one type. */
  Choice(List<Branch> branches, Lazy otherwise) {
    this.branches = branches;
    this.otherwise = otherwise;
    this.result = new ColumnAssembly(otherwise.type());
  }

  @Override
  public Type type() {
    return otherwise.type();
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    result.reset(batch.rows());
    open.all(batch.rows());
    for (Branch branch : branches) {
      taken.clear(open.count());
      taken.count(
          branch.condition().select(batch, open.rows(), open.count(), taken.rows(), errors));
      open.remove(taken.rows(), taken.count());
      put(branch.value(), taken, batch, errors);
    }
    put(otherwise, open, batch, errors);
    return result.column();
  }

  private void put(Lazy value, RowSet rows, Batch batch, RowErrors errors) {
    if (rows.isEmpty()) {
      return;
    }
    Column column = value.evaluate(batch, rows.rows(), rows.count(), errors);
    for (int i = 0; i < rows.count(); i++) {
      result.put(rows.rows()[i], column, i);
    }
  }
}
