package dev.leat.internal.engine.operator;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import dev.leat.internal.engine.spill.SpillSpace;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;

/**
 * Finds the rows of the right side of a join by their keys.
 *
 * <p>A hash table with linear probing (Knuth, vol. 3, 6.4, algorithm L), with a slot for each key
 * and a {@link JoinEntry} in it. A look-up reads a row only where a tag fits, which is one row but
 * for 1 in 100,000, so that it costs one cache miss for the slot and one for the row. Only keys
 * with several rows need more, see {@link RowRings}; their rows are in input order. As rows with
 * the same key have a partner together, one bit tells it for all.
 *
 * <p>Threads fill the table together, see {@link JoinPart}: each walks through all rows, and puts
 * in those whose slots are in its part. A row that would go beyond the part waits until the others
 * are done, so that there are neither locks nor an order that depends on them. Costs 12 bytes a row
 * besides the heap.
 */
final class JoinTable implements AutoCloseable {

  private static final int MAX_ROWS = 1 << 29;
  private static final int LEAST_SLOTS = 8;

  private final JoinRows rows;
  private final RowHeap heap;
  private final RowRings rings;
  private final Reservation reservation;
  private final long[] slots;

  /** Written so that the compiler cannot leave out the reading; nobody looks at it. */
  @SuppressWarnings("unused")
  private long touched;

  /** Builds a table of rows, which it closes, on all threads in so many parts. */
  static JoinTable of(
      JoinRows rows, int parts, Reservation reservation, SortedRows.Parallel parallel) {
    JoinTable table = new JoinTable(rows, reservation);
    JoinPart[] filled = new JoinPart[parts];
    AtomicInteger next = new AtomicInteger();
    parallel.onEveryThread(() -> {
      for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
        filled[i] = new JoinPart(table, table.slots, i, parts);
        filled[i].fill();
      }
    });
    for (JoinPart part : filled) {
      part.fillBeyond();
    }
    return table;
  }

  /** Reads a table from its image, into rows that are none yet and which it closes. */
  static JoinTable read(
      DataInputStream in,
      SpillSpace space,
      String operator,
      JoinRows rows,
      Reservation reservation,
      SortedRows.Parallel parallel)
      throws IOException {
    rows.restore(in);
    JoinTable table = new JoinTable(rows, reservation);
    JoinImage.read(in, space, operator, table, parallel);
    return table;
  }

  private JoinTable(JoinRows rows, Reservation reservation) {
    this.rows = rows;
    this.heap = rows.heap();
    this.rings = new RowRings(heap);
    this.reservation = reservation;
    long count = rows.size();
    if (count > MAX_ROWS) {
      throw new LeatException(
          ErrorKind.MEMORY,
          "The right side of the join has %d rows (expected: at most %d). Join it in parts."
              .formatted(count, MAX_ROWS));
    }
    int capacity = (int) (count + count / 2 + LEAST_SLOTS);
    reservation.add((long) Long.BYTES * capacity);
    slots = new long[capacity];
  }

  /** Its rows. */
  JoinRows rows() {
    return rows;
  }

  /** The entries, as {@link JoinEntry} has them. */
  long[] slots() {
    return slots;
  }

  /** Where the search for a hash starts: the hash, as a fraction of the table. */
  int home(long hash) {
    return (int) ((hash >>> Integer.SIZE) * slots.length >>> Integer.SIZE);
  }

  private int after(int slot) {
    return slot + 1 == slots.length ? 0 : slot + 1;
  }

  /**
   * Finds for each row of a block the first slot whose tag fits its hash, and brings the row in it
   * into the cache. The entry is 0 where there is none.
   */
  void locate(JoinBlock block) {
    touchSlots(block);
    for (int i = 0; i < block.count; i++) {
      block.entries[i] = JoinEntry.EMPTY;
      if (block.hashes[i] != JoinBlock.NO_HASH) {
        seek(block, i, block.slots[i]);
      }
    }
    if (touchRows(block) > 0) {
      touchLists(block, last -> RowHeap.unpacked(rings.next(last)));
      touchLists(block, last -> rings.row(rings.next(last)));
    }
  }

  /** Finds where the search for each row of a block starts, and reads it. */
  void touchSlots(JoinBlock block) {
    long sum = 0;
    for (int i = 0; i < block.count; i++) {
      int slot = home(block.hashes[i]);
      block.slots[i] = slot;
      sum += slots[slot];
    }
    touched = sum;
  }

  /** Reads the rows that the entries name, or the last nodes of lists; gives how many of these. */
  int touchRows(JoinBlock block) {
    int candidates = 0;
    int lists = 0;
    for (int i = 0; i < block.count; i++) {
      long entry = block.entries[i];
      block.candidates[candidates] = JoinEntry.address(entry);
      candidates += entry == JoinEntry.EMPTY ? 0 : 1;
      lists += JoinEntry.isList(entry) ? 1 : 0;
    }
    heap.fetch(block.candidates, 0, candidates);
    return lists;
  }

  /** Reads what lists lead to; in steps, as each is found where the step before has led. */
  void touchLists(JoinBlock block, LongUnaryOperator step) {
    int candidates = 0;
    for (int i = 0; i < block.count; i++) {
      long list = JoinEntry.list(block.entries[i]);
      if (list != 0) {
        block.candidates[candidates++] = step.applyAsLong(list);
      }
    }
    heap.fetch(block.candidates, 0, candidates);
  }

  /** Goes on to the next slot whose tag fits the hash of a row. */
  void locateNext(JoinBlock block, int row) {
    seek(block, row, after(block.slots[row]));
  }

  private void seek(JoinBlock block, int row, int from) {
    long tag = JoinEntry.tag(block.hashes[row]);
    int slot = from;
    long entry = slots[slot];
    while (entry != JoinEntry.EMPTY && !JoinEntry.has(entry, tag)) {
      slot = after(slot);
      entry = slots[slot];
    }
    block.slots[row] = slot;
    block.entries[row] = entry;
  }

  /** The lists of rows with the same key. */
  RowRings rings() {
    return rings;
  }

  /** The page of a row. */
  byte[] page(long address) {
    return heap.page(address);
  }

  /** Remembers that the rows in a slot have a partner; threads may say so at the same time. */
  void match(int slot) {
    long entry = slots[slot];
    if (!JoinEntry.isMatched(entry)) {
      slots[slot] = JoinEntry.matched(entry);
    }
  }

  /** The number of rows without a partner; which slots have one is nothing to branch on. */
  long orphans() {
    long matched = 0;
    for (long entry : slots) {
      matched += JoinEntry.matches(entry);
      if (JoinEntry.isList(entry) && JoinEntry.isMatched(entry)) {
        matched += rings.size(JoinEntry.list(entry)) - 1;
      }
    }
    return rows.size() - matched;
  }

  /** Writes which slots are matched. */
  void saveMatches(DataOutputStream out) throws IOException {
    BitSet matched = new BitSet(slots.length);
    for (int slot = 0; slot < slots.length; slot++) {
      if (JoinEntry.isMatched(slots[slot])) {
        matched.set(slot);
      }
    }
    long[] words = matched.toLongArray();
    out.writeInt(words.length);
    for (long word : words) {
      out.writeLong(word);
    }
  }

  /**
   * Matches the slots that were matched in a table of the same rows, read or filled in as many
   * parts.
   */
  void restoreMatches(DataInputStream in) throws IOException {
    long[] words = new long[in.readInt()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
    BitSet.valueOf(words).stream().forEach(this::match);
  }

  /** A walk through all rows, in input order. */
  JoinRows.Walk walk() {
    return rows.walk();
  }

  /** Whether a row of the right side, for whose block slots were located, has a partner. */
  boolean isMatched(JoinBlock block, int row) {
    while (block.entries[row] != JoinEntry.EMPTY) {
      if (hasKey(block.entries[row], block.addresses[row], block.keyLengths[row])) {
        return JoinEntry.isMatched(slots[block.slots[row]]);
      }
      locateNext(block, row);
    }
    return false;
  }

  /** Whether the rows of an entry have the key of another row. */
  boolean hasKey(long entry, long other, int keyLength) {
    long list = JoinEntry.list(entry);
    long address = list == 0 ? JoinEntry.address(entry) : rings.row(list);
    byte[] page = heap.page(address);
    int at = RowHeap.offset(address);
    return at + keyLength <= page.length
        && Hashing.equal(page, at, heap.page(other), RowHeap.offset(other), keyLength);
  }

  @Override
  public void close() {
    reservation.close();
    rows.close();
  }
}
