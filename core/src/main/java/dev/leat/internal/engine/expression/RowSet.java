package dev.leat.internal.engine.expression;

/** The rows of a batch that are still of interest, ascending; reused for batch after batch. */
final class RowSet {

  private int[] rows = {};
  private int count;

  /** Starts with no row, and room for so many. */
  RowSet clear(int capacity) {
    rows = rows.length < capacity ? new int[capacity] : rows;
    count = 0;
    return this;
  }

  /** Starts with all rows of a batch. */
  RowSet all(int batchRows) {
    clear(batchRows);
    for (int i = 0; i < batchRows; i++) {
      rows[i] = i;
    }
    count = batchRows;
    return this;
  }

  void add(int row) {
    rows[count++] = row;
  }

  int[] rows() {
    return rows;
  }

  int count() {
    return count;
  }

  void count(int newCount) {
    count = newCount;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Leaves out rows that a sorted part of these names. */
  void remove(int[] removed, int removedCount) {
    int kept = 0;
    int next = 0;
    for (int i = 0; i < count; i++) {
      if (next < removedCount && removed[next] == rows[i]) {
        next++;
      } else {
        rows[kept++] = rows[i];
      }
    }
    count = kept;
  }
}
