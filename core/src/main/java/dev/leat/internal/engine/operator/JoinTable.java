package dev.leat.internal.engine.operator;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
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
  private static final long MATCHED = Long.MIN_VALUE;
  private static final long NEXT = 0xFFFFFFFFL;

  private static final int MAX_ROWS = 1 << 29;

  private final RowHeap heap;
  private final int keyColumns;
  private final Reservation reservation;
  private final long[] rows;
  private final int[] slots;

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
    long count = segments.stream().mapToLong(SortedRows.Segment::size).sum();
    if (count > MAX_ROWS) {
      throw new LeatException(
          ErrorKind.MEMORY,
          "The right side of the join has %d rows (expected: at most %d). Join it in parts."
              .formatted(count, MAX_ROWS));
    }
    int capacity = Integer.highestOneBit(Math.max(8, (int) count)) * 2;
    reservation.add(16 * count + 4L * capacity);
    rows = new long[2 * (int) count];
    slots = new int[capacity];
    int at = 0;
    for (SortedRows.Segment segment : segments) {
      for (int i = 0; i < segment.size(); i++) {
        rows[at++] = segment.address(i);
        rows[at++] = segment.prefix(i) << 32;
      }
    }
  }

  private void fill(int part, int parts) {
    int mask = slots.length - 1;
    long from = (long) slots.length * part / parts;
    long to = (long) slots.length * (part + 1) / parts;
    for (int row = rows.length / 2 - 1; row >= 0; row--) {
      long link = rows[2 * row + 1];
      int slot = (int) (link >>> 32) & mask;
      if (slot >= from && slot < to) {
        rows[2 * row + 1] = link | slots[slot];
        slots[slot] = row + 1;
      }
    }
  }

  /** The number of rows. */
  int size() {
    return rows.length / 2;
  }

  /** The first row of the chain that a hash leads to, as its number plus one, or 0. */
  int chain(long hash) {
    return slots[(int) hash & (slots.length - 1)];
  }

  /** Reads the first rows of chains, so that they are in the cache when they are compared. */
  void fetch(int[] chains, int count) {
    if (rows.length == 0) {
      return;
    }
    long[] addresses = new long[count];
    for (int i = 0; i < count; i++) {
      addresses[i] = chains[i] == NONE ? 0 : rows[2 * (chains[i] - 1)] & ~MATCHED;
    }
    heap.fetch(addresses, 0, count);
  }

  /** The first row with a key from a row of its chain on, as its number plus one, or 0. */
  int find(int chain, long hash, byte[] key, int length) {
    int candidate = chain;
    while (candidate != NONE) {
      int at = 2 * (candidate - 1);
      long link = rows[at + 1];
      if ((int) (link >>> 32) == (int) hash && holds(rows[at] & ~MATCHED, key, length)) {
        return candidate;
      }
      candidate = (int) (link & NEXT);
    }
    return NONE;
  }

  /** The next row with the key of a row given before, as its number plus one, or 0. */
  int next(int found, long hash, byte[] key, int length) {
    return find((int) (rows[2 * found - 1] & NEXT), hash, key, length);
  }

  private boolean holds(long address, byte[] key, int length) {
    byte[] page = heap.page(address);
    int at = RowHeap.offset(address);
    return at + length <= page.length && Hashing.equal(page, at, key, 0, length);
  }

  /** Remembers that a row has a partner; threads that say so at the same time write the same. */
  void match(int found) {
    int at = 2 * (found - 1);
    if (rows[at] >= 0) {
      rows[at] |= MATCHED;
    }
  }

  /** Whether a row, by its number, has a partner. */
  boolean isMatched(int row) {
    return rows[2 * row] < 0;
  }

  /** The number of rows without a partner. */
  long orphans() {
    long orphans = 0;
    for (int row = 0; row < size(); row++) {
      orphans += isMatched(row) ? 0 : 1;
    }
    return orphans;
  }

  private long address(int row) {
    return rows[2 * row] & ~MATCHED;
  }

  /** The page of a row, by its number. */
  byte[] page(int row) {
    return heap.page(address(row));
  }

  /** Where the columns of a row start in its page, behind its key. */
  int columnsOf(int row) {
    byte[] page = page(row);
    int at = RowHeap.offset(address(row));
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
