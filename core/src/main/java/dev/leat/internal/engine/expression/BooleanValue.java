package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.RowErrors;

/** A condition whose values are computed as a column. */
record BooleanValue(Lazy lazy) implements Condition {

  @Override
  public Type type() {
    return Type.BOOLEAN;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    return lazy.evaluator().evaluate(batch, errors);
  }

  @Override
  public int select(Batch batch, int[] rows, int count, int[] kept, RowErrors errors) {
    if (count == 0) {
      return 0;
    }
    LongColumn flags = (LongColumn) lazy.evaluate(batch, rows, count, errors);
    long[] values = flags.values();
    boolean nullable = flags.nulls().any();
    int keptCount = 0;
    for (int i = 0; i < count; i++) {
      kept[keptCount] = rows[i];
      boolean taken = values[i] != 0 && !(nullable && flags.isNull(i));
      keptCount += taken ? 1 : 0;
    }
    return keptCount;
  }
}
