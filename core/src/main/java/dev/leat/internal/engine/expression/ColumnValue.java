package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;

/** A column of the batch. */
record ColumnValue(int position, String name, Type type) implements BareColumn {

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    return batch.column(position);
  }
}
