package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.rows.RowHeap;

/**
 * Finds the partners of the rows of the left side, one after the other; for one worker.
 *
 * <p>Looks up the rows of a {@link JoinBlock} in advance.
 */
final class JoinProbe {

  private final JoinTable table;
  private final JoinBlock block = new JoinBlock();
  private TextColumn[] keys = new TextColumn[0];
  private int rows;
  private int blockStart;
  private long columns;
  private int keyLength;
  private long node;
  private long last;

  JoinProbe(JoinTable table) {
    this.table = table;
  }

  /** Takes the rows of a batch, to be found from the first to the last. */
  void start(JoinKeys.Keyed batch) {
    keys = batch.keys();
    rows = batch.batch().rows();
    block.count = 0;
    blockStart = 0;
    leave();
  }

  /** Finds the first partner of a row, if there is any. */
  boolean find(int row) {
    if (row >= blockStart + block.count) {
      blockStart = row;
      block.take(keys, row, Math.min(rows, row + JoinBlock.ROWS));
      table.locate(block);
    }
    int i = row - blockStart;
    while (block.entries[i] != JoinEntry.EMPTY) {
      if (found(block.entries[i], row)) {
        table.match(block.slots[i]);
        return true;
      }
      table.locateNext(block, i);
    }
    return false;
  }

  private boolean found(long entry, int row) {
    long list = JoinEntry.list(entry);
    long first = list == 0 ? 0 : table.rings().next(list);
    long address = list == 0 ? JoinEntry.address(entry) : table.rings().row(first);
    int end = keyEnd(address, row);
    if (end < 0) {
      return false;
    }
    keyLength = end - RowHeap.offset(address);
    columns = address + keyLength;
    node = first;
    last = list;
    return true;
  }

  /** Where the keys of a row of the table end, if they are those of a row of the left side. */
  private int keyEnd(long address, int row) {
    byte[] page = table.page(address);
    int at = RowHeap.offset(address);
    for (int i = 0; i < keys.length && at >= 0; i++) {
      TextColumn key = keys[i];
      at = KeyBytes.endIfEqual(page, at, key.bytes(), key.starts()[row], key.lengths()[row]);
    }
    return at;
  }

  /** Goes on to the next partner of the row found last, if there is any. */
  boolean more() {
    if (node == last) {
      return false;
    }
    node = table.rings().next(node);
    columns = table.rings().row(node) + keyLength;
    return true;
  }

  /** Gives up the partners that are left of the row found last. */
  void leave() {
    node = last;
  }

  /** The page of the present partner. */
  byte[] page() {
    return table.page(columns);
  }

  /** Where its columns start in the page. */
  int columns() {
    return RowHeap.offset(columns);
  }
}
