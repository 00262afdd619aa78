package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.kernel.PlainText;

/** A bare column that comes as plain text where it is JSON, and as it is otherwise. */
record PlainValue(BareColumn column, PlainText plain) implements Evaluator {

  PlainValue(BareColumn column) {
    this(column, new PlainText());
  }

  @Override
  public Type type() {
    return column.type();
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    return plain.of(column.evaluate(batch, errors), batch.rows());
  }
}
