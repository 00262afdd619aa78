package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;

/** A column of the batch, untouched: it may be unparsed text. */
record ColumnValue(int position, String name, Type type) implements Evaluator {

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    return batch.column(position);
  }
}
