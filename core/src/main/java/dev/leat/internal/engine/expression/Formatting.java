package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.ValueText;

/** Writes values as text; unparsed text is passed on as it was read. */
final class Formatting implements Evaluator {

  private final Evaluator source;
  private final ByteBuilder out = new ByteBuilder(0);
  private int[] starts = {};
  private int[] lengths = {};

  Formatting(Evaluator source) {
    this.source = source;
  }

  @Override
  public Type type() {
    return Type.TEXT;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    Column column = source.evaluate(batch, errors);
    if (column instanceof TextColumn) {
      return column;
    }
    int rows = batch.rows();
    if (starts.length < rows) {
      starts = new int[rows];
      lengths = new int[rows];
    }
    out.clear();
    for (int row = 0; row < rows; row++) {
      starts[row] = out.size();
      if (column.isNull(row)) {
        lengths[row] = TextColumn.NULL;
      } else {
        ValueText.append(column, row, out);
        lengths[row] = out.size() - starts[row];
      }
    }
    return new TextColumn(out.array(), starts, lengths);
  }
}
