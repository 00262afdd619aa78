package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import java.util.List;

/** Texts one after the other: {@code ||} and {@code concat}. */
final class Joining implements Evaluator {

  /** What a null among the texts does. */
  enum OfNull {
    /** The whole is null. */
    NULL,
    /** It is left out. */
    SKIP
  }

  private final List<Evaluator> texts;
  private final OfNull ofNull;
  private final ByteBuilder out = new ByteBuilder(0);
  private int[] starts = {};
  private int[] lengths = {};

  Joining(List<Evaluator> texts, OfNull ofNull) {
    this.texts = texts;
    this.ofNull = ofNull;
  }

  @Override
  public Type type() {
    return Type.TEXT;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    int rows = batch.rows();
    if (starts.length < rows) {
      starts = new int[rows];
      lengths = new int[rows];
    }
    TextColumn[] columns = new TextColumn[texts.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = (TextColumn) texts.get(i).evaluate(batch, errors);
    }
    out.clear();
    for (int row = 0; row < rows; row++) {
      join(columns, row);
    }
    return new TextColumn(out.array(), starts, lengths);
  }

  private void join(TextColumn[] columns, int row) {
    starts[row] = out.size();
    boolean missing = false;
    for (TextColumn column : columns) {
      int length = column.lengths()[row];
      if (length >= 0) {
        out.append(column.bytes(), column.starts()[row], length);
      } else {
        missing = true;
      }
    }
    boolean isNull = missing && ofNull == OfNull.NULL;
    lengths[row] = isNull ? TextColumn.NULL : out.size() - starts[row];
  }
}
