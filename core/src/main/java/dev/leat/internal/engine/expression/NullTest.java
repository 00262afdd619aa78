package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.batch.RowErrors;

/** {@code is null} and {@code is not null}; of a bare column without parsing it. */
final class NullTest implements Evaluator {

  private final Evaluator source;
  private final long ofNull;
  private long[] values = {};

  /**
   * A test.
   *
   * @param ofNull the result for a null: 1 for {@code is null}, 0 for {@code is not null}
   */
  NullTest(Evaluator source, long ofNull) {
    this.source = source;
    this.ofNull = ofNull;
  }

  @Override
  public Type type() {
    return Type.BOOLEAN;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    int rows = batch.rows();
    values = values.length < rows ? new long[rows] : values;
    Column column = source.evaluate(batch, errors);
    for (int row = 0; row < rows; row++) {
      values[row] = column.isNull(row) ? ofNull : 1 - ofNull;
    }
    return new LongColumn(Type.BOOLEAN, values, Nulls.NONE);
  }
}
