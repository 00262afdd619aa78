package dev.leat.internal.engine.expression;

import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.RowErrors;
import org.jspecify.annotations.Nullable;

/** A field of rows that may differ in their fields; null where a row does not have it. */
record RowField(String name) implements Evaluator {

  @Override
  public Type type() {
    return Type.ANY;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    ObjectColumn rows = (ObjectColumn) batch.column(0);
    @Nullable Object[] values = new @Nullable Object[batch.rows()];
    for (int i = 0; i < values.length; i++) {
      if (rows.values()[i] instanceof Row row) {
        try {
          values[i] = row.get(name);
        } catch (LeatException e) {
          errors.add(i, name, String.valueOf(e.getMessage()));
        }
      }
    }
    return new ObjectColumn(Type.ANY, values);
  }
}
