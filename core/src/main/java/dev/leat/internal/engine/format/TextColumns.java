package dev.leat.internal.engine.format;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.ValueText;

/**
 * Gives columns of any type as text, so that an encoder has one loop over slices of bytes.
 *
 * <p>Text columns are passed on as they are; the texts of other columns are written into buffers
 * that the next batch uses again. Not safe for threads.
 */
public final class TextColumns {

  private TextColumn[] columns = new TextColumn[0];
  private Rendered[] rendered = new Rendered[0];

  /** The texts of one column that was not text. */
  private static final class Rendered {

    private final ByteBuilder bytes = new ByteBuilder(1 << 12);
    private int[] starts = new int[0];
    private int[] lengths = new int[0];

    TextColumn render(Column column, int rows) {
      bytes.clear();
      if (starts.length < rows) {
        starts = new int[rows];
        lengths = new int[rows];
      }
      for (int row = 0; row < rows; row++) {
        starts[row] = bytes.size();
        if (column.isNull(row)) {
          lengths[row] = TextColumn.NULL;
        } else {
          ValueText.append(column, row, bytes);
          lengths[row] = bytes.size() - starts[row];
        }
      }
      return new TextColumn(bytes.array(), starts, lengths);
    }
  }

  /** The columns of a batch as text; valid until the next call. */
  public TextColumn[] of(Batch batch) {
    if (columns.length != batch.width()) {
      columns = new TextColumn[batch.width()];
      rendered = new Rendered[batch.width()];
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i] = text(batch.column(i), i, batch.rows());
    }
    return columns;
  }

  private TextColumn text(Column column, int position, int rows) {
    if (column instanceof TextColumn text) {
      return text;
    }
    Rendered buffer = rendered[position];
    if (buffer == null) {
      buffer = new Rendered();
      rendered[position] = buffer;
    }
    return buffer.render(column, rows);
  }
}
