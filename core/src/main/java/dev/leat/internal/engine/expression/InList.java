package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.expr.Function;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.RowErrors;
import java.util.Arrays;
import java.util.List;

/** {@code in}: true if an option is equal, else null if one is null, else false. */
final class InList implements Evaluator {

  private static final int EQUAL = Comparing.mask(Function.EQ);

  private final Evaluator value;
  private final List<Evaluator> options;
  private long[] values = {};
  private long[] equal = {};
  private boolean[] nulls = {};

  /** A test of a value and options that are all of one type. */
  InList(Evaluator value, List<Evaluator> options) {
    this.value = value;
    this.options = options;
  }

  @Override
  public Type type() {
    return Type.BOOLEAN;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    int rows = batch.rows();
    if (values.length < rows) {
      values = new long[rows];
      equal = new long[rows];
      nulls = new boolean[rows];
    }
    Arrays.fill(values, 0, rows, 0);
    Arrays.fill(nulls, 0, rows, false);
    Column column = value.evaluate(batch, errors);
    for (Evaluator option : options) {
      Column other = option.evaluate(batch, errors);
      Comparing.compare(column, other, EQUAL, rows, equal);
      add(other, rows);
    }
    for (int row = 0; row < rows; row++) {
      nulls[row] = column.isNull(row) || (nulls[row] && values[row] == 0);
    }
    return new LongColumn(Type.BOOLEAN, values, Flags.nulls(true, nulls));
  }

  private void add(Column option, int rows) {
    for (int row = 0; row < rows; row++) {
      if (option.isNull(row)) {
        nulls[row] = true;
      } else {
        values[row] |= equal[row];
      }
    }
  }
}
