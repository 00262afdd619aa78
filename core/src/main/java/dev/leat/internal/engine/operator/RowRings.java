package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.kernel.Words;
import dev.leat.internal.engine.rows.RowHeap;

/**
 * Lists of rows to which a row is appended in constant time, kept in a heap beside the rows.
 *
 * <p>A list is a ring of nodes and known by its last, which leads to the first: one reference is
 * enough to go through the list and to append to it. A node is the reference of a row and that of
 * the next node, in eight bytes each; references are packed addresses.
 */
final class RowRings {

  private static final int NODE_BYTES = 16;

  private final RowHeap heap;

  RowRings(RowHeap heap) {
    this.heap = heap;
  }

  /** A writer of lists; not safe for threads. */
  Writer writer() {
    return new Writer(heap.appender());
  }

  /** The address of the row of a node. */
  long row(long node) {
    return RowHeap.unpacked(word(node, 0));
  }

  /** The node behind a node, which is the first behind the last. */
  long next(long node) {
    return word(node, Long.BYTES);
  }

  /** The number of rows of a list. */
  long size(long last) {
    long size = 1;
    for (long node = next(last); node != last; node = next(node)) {
      size++;
    }
    return size;
  }

  private long word(long node, int offset) {
    long address = RowHeap.unpacked(node);
    return Words.at(heap.page(address), RowHeap.offset(address) + offset);
  }

  /** Makes lists and appends to them. */
  final class Writer {

    private final RowHeap.Appender appender;
    private final byte[] bytes = new byte[NODE_BYTES];

    private Writer(RowHeap.Appender appender) {
      this.appender = appender;
    }

    /** A list of one row, as its last node. */
    long of(long row) {
      long node = add(row);
      link(node, node);
      return node;
    }

    /** Appends a row to a list and gives its new last node. */
    long append(long last, long row) {
      long node = add(row);
      link(node, next(last));
      link(last, node);
      return node;
    }

    private long add(long row) {
      Words.put(bytes, 0, row);
      return RowHeap.packed(appender.add(bytes, 0, NODE_BYTES));
    }

    private void link(long node, long next) {
      long address = RowHeap.unpacked(node);
      Words.put(heap.page(address), RowHeap.offset(address) + Long.BYTES, next);
    }
  }
}
