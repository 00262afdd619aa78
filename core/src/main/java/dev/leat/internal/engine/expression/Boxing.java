package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.RowErrors;
import org.jspecify.annotations.Nullable;

/** Gives values of a known type as values of any type. */
record Boxing(Evaluator source) implements Evaluator {

  @Override
  public Type type() {
    return Type.ANY;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    Column column = source.evaluate(batch, errors);
    @Nullable Object[] values = new @Nullable Object[batch.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = Boxes.get(column, row);
    }
    return new ObjectColumn(Type.ANY, values);
  }
}
