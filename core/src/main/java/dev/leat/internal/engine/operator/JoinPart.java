package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.rows.RowHeap;
import java.util.ArrayList;
import java.util.List;

/** A part of the slots of a {@link JoinTable} while it is filled, by one thread. */
final class JoinPart {

  private final JoinTable table;
  private final long[] slots;
  private final RowRings.Writer writer;
  private final List<Waiting> beyond = new ArrayList<>();
  private final int from;
  private final int to;

  /** A row of the part for which there was no slot in it. */
  private record Waiting(long tag, long address, int keyLength) {}

  JoinPart(JoinTable table, long[] slots, int number, int parts) {
    this.table = table;
    this.slots = slots;
    this.writer = table.rings().writer();
    from = (int) ((long) slots.length * number / parts);
    to = (int) ((long) slots.length * (number + 1) / parts);
  }

  /** Puts in all rows of the part but those that go beyond it. */
  void fill() {
    JoinRows.Walk walk = table.walk();
    JoinBlock block = new JoinBlock();
    while (walk.next(block)) {
      block.keep(table, from, to);
      table.touchSlots(block);
      fillEmptySlots(block);
      touchAlike(block);
      for (int i = 0; i < block.count; i++) {
        long tag = JoinEntry.tag(block.hashes[i]);
        if (!put(block.slots[i], to, tag, block.addresses[i], block.keyLengths[i])) {
          beyond.add(new Waiting(tag, block.addresses[i], block.keyLengths[i]));
        }
      }
    }
  }

  /**
   * Puts in the rows that come to an empty slot, and leaves those in the block that come to one
   * with their tag. These are likely to have the same key as the row in it, which has to be read;
   * as every later row with their key comes to the same slot, they stay in order.
   */
  private void fillEmptySlots(JoinBlock block) {
    int left = 0;
    for (int i = 0; i < block.count; i++) {
      long tag = JoinEntry.tag(block.hashes[i]);
      int slot = block.slots[i];
      while (slot < to && slots[slot] != JoinEntry.EMPTY && !JoinEntry.has(slots[slot], tag)) {
        slot++;
      }
      if (slot < to && slots[slot] == JoinEntry.EMPTY) {
        slots[slot] = JoinEntry.of(tag, RowHeap.packed(block.addresses[i]));
      } else {
        block.move(i, left++, slot);
      }
    }
    block.count = left;
  }

  private void touchAlike(JoinBlock block) {
    for (int i = 0; i < block.count; i++) {
      block.entries[i] = block.slots[i] < to ? slots[block.slots[i]] : JoinEntry.EMPTY;
    }
    if (table.touchRows(block) > 0) {
      table.touchLists(block, table.rings()::row);
    }
  }

  /** Puts in the rows that go beyond the part; for one thread, once all parts are filled. */
  void fillBeyond() {
    for (Waiting row : beyond) {
      if (!put(to, slots.length, row.tag, row.address, row.keyLength)) {
        put(0, to, row.tag, row.address, row.keyLength);
      }
    }
  }

  /** Puts a row in the first slot of a range that is empty or has its key, if there is one. */
  private boolean put(int start, int end, long tag, long address, int keyLength) {
    for (int slot = start; slot < end; slot++) {
      long entry = slots[slot];
      if (entry == JoinEntry.EMPTY) {
        slots[slot] = JoinEntry.of(tag, RowHeap.packed(address));
        return true;
      }
      if (JoinEntry.has(entry, tag) && table.hasKey(entry, address, keyLength)) {
        slots[slot] = JoinEntry.ofList(tag, append(entry, RowHeap.packed(address)));
        return true;
      }
    }
    return false;
  }

  private long append(long entry, long row) {
    long reference = JoinEntry.reference(entry);
    long last = JoinEntry.isList(entry) ? reference : writer.of(reference);
    return writer.append(last, row);
  }
}
