package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.KeyTable;

/** Shows the keys of a table as columns over its bytes, without copying them. */
final class KeyColumns {

  private KeyColumns() {}

  /** The columns of the keys in a range of numbers. */
  static TextColumn[] of(KeyTable table, int from, int to, int width) {
    int[][] starts = new int[width][to - from];
    int[][] lengths = new int[width][to - from];
    byte[] bytes = table.bytes();
    for (int row = 0; row < to - from; row++) {
      int at = table.start(from + row);
      for (int column = 0; column < width; column++) {
        lengths[column][row] = KeyBytes.length(bytes, at);
        starts[column][row] = KeyBytes.valueStart(bytes, at);
        at = KeyBytes.end(bytes, at);
      }
    }
    TextColumn[] columns = new TextColumn[width];
    for (int column = 0; column < width; column++) {
      columns[column] = new TextColumn(bytes, starts[column], lengths[column]);
    }
    return columns;
  }
}
