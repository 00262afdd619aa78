package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the rows of the right side of a join by key, in their input order.
 *
 * <p>Rows are numbered in input order. A slot holds the last row of a chain; rows are put in from
 * the last to the first, so that a chain runs in input order. Threads fill the table together: each
 * puts in the rows whose slots lie in its part. Costs 28 to 36 bytes a row besides the heap.
 */
final class JoinTable implements AutoCloseable {

  private static final int NONE = 0;

  private final RowHeap heap;
  private final int keyColumns;
  private final Reservation reservation;
  private final long[] addresses;
  private final int[] hashes;
  private final int[] nextOf;
  private final int[] slots;
  private final byte[] matched;

  /**
   * Builds a table.
   *
   * @param segments the rows in input order; the prefix of each is the hash of its key
   */
  static JoinTable of(
      RowHeap heap,
      int keyColumns,
      List<SortedRows.Segment> segments,
      int parts,
      Reservation reservation,
      SortedRows.Parallel parallel) {
    JoinTable table = new JoinTable(heap, keyColumns, segments, reservation);
    AtomicInteger part = new AtomicInteger();
    parallel.onEveryThread(() -> {
      for (int i = part.getAndIncrement(); i < parts; i = part.getAndIncrement()) {
        table.fill(i, parts);
      }
    });
    return table;
  }

  private JoinTable(
      RowHeap heap, int keyColumns, List<SortedRows.Segment> segments, Reservation reservation) {
    this.heap = heap;
    this.keyColumns = keyColumns;
    this.reservation = reservation;
    int rows = Math.toIntExact(segments.stream().mapToLong(SortedRows.Segment::size).sum());
    int capacity = Integer.highestOneBit(Math.max(8, rows)) * 2;
    reservation.add(17L * rows + 4L * capacity);
    addresses = new long[rows];
    hashes = new int[rows];
    nextOf = new int[rows];
    matched = new byte[rows];
    slots = new int[capacity];
    int at = 0;
    for (SortedRows.Segment segment : segments) {
      for (int i = 0; i < segment.size(); i++) {
        addresses[at] = segment.address(i);
        hashes[at++] = (int) segment.prefix(i);
      }
    }
  }

  private void fill(int part, int parts) {
    int mask = slots.length - 1;
    long from = (long) slots.length * part / parts;
    long to = (long) slots.length * (part + 1) / parts;
    for (int row = addresses.length - 1; row >= 0; row--) {
      int slot = hashes[row] & mask;
      if (slot >= from && slot < to) {
        nextOf[row] = slots[slot];
        slots[slot] = row + 1;
      }
    }
  }

  /** The number of rows. */
  int size() {
    return addresses.length;
  }

  /** The first row with a key, as its number plus one, or 0. */
  int first(long hash, byte[] key, int length) {
    return matching(slots[(int) hash & (slots.length - 1)], (int) hash, key, length);
  }

  /** The next row with the key of a row given before, as its number plus one, or 0. */
  int next(int found, long hash, byte[] key, int length) {
    return matching(nextOf[found - 1], (int) hash, key, length);
  }

  private int matching(int start, int hash, byte[] key, int length) {
    int candidate = start;
    while (candidate != NONE) {
      int row = candidate - 1;
      if (hashes[row] == hash && holds(addresses[row], key, length)) {
        return candidate;
      }
      candidate = nextOf[row];
    }
    return NONE;
  }

  private boolean holds(long address, byte[] key, int length) {
    byte[] page = heap.page(address);
    int at = RowHeap.offset(address);
    return at + length <= page.length && Hashing.equal(page, at, key, 0, length);
  }

  /** Remembers that a row has a partner; threads may say so at the same time. */
  void match(int found) {
    matched[found - 1] = 1;
  }

  /** Whether a row, by its number, has a partner. */
  boolean isMatched(int row) {
    return matched[row] != 0;
  }

  /** The number of rows without a partner. */
  long orphans() {
    long orphans = 0;
    for (byte flag : matched) {
      orphans += 1 - flag;
    }
    return orphans;
  }

  /** The page of a row, by its number. */
  byte[] page(int row) {
    return heap.page(addresses[row]);
  }

  /** Where the columns of a row start in its page, behind its key. */
  int columnsOf(int row) {
    byte[] page = page(row);
    int at = RowHeap.offset(addresses[row]);
    for (int i = 0; i < keyColumns; i++) {
      at = KeyBytes.end(page, at);
    }
    return at;
  }

  @Override
  public void close() {
    reservation.close();
    heap.close();
  }
}
