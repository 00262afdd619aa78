package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.TextColumn;

/**
 * Gives JSON values as plain text: strings without quotes and escapes, other values as they were
 * read, nulls as null.
 *
 * <p>The slices stay where they are unless a string of the column has escapes. Arrays are used
 * again, so a result is valid until the next. Not safe for threads.
 */
public final class PlainText {

  private int[] starts = {};
  private int[] lengths = {};
  private final ByteBuilder unescaped = new ByteBuilder(0);

  /** A column as text if it is JSON, else the same column. */
  public Column of(Column column, int rows) {
    return column instanceof JsonColumn json ? of(json, rows) : column;
  }

  /** A column as text. */
  public TextColumn of(JsonColumn json, int rows) {
    if (starts.length < rows) {
      starts = new int[rows];
      lengths = new int[rows];
    }
    byte[] bytes = json.bytes();
    boolean escaped = false;
    for (int row = 0; row < rows; row++) {
      int start = json.starts()[row];
      int length = json.lengths()[row];
      if (length < 0 || bytes[start] == 'n') {
        starts[row] = start;
        lengths[row] = TextColumn.NULL;
      } else if (bytes[start] == '"') {
        starts[row] = start + 1;
        lengths[row] = length - 2;
        escaped |= JsonText.hasEscapes(bytes, start + 1, length - 2);
      } else {
        starts[row] = start;
        lengths[row] = length;
      }
    }
    return escaped ? unescaped(json, rows) : new TextColumn(bytes, starts, lengths);
  }

  private TextColumn unescaped(JsonColumn json, int rows) {
    unescaped.clear();
    for (int row = 0; row < rows; row++) {
      starts[row] = unescaped.size();
      if (!json.isNull(row)) {
        JsonText.appendPlain(json.bytes(), json.starts()[row], json.lengths()[row], unescaped);
        lengths[row] = unescaped.size() - starts[row];
      }
    }
    return new TextColumn(unescaped.array(), starts, lengths);
  }
}
