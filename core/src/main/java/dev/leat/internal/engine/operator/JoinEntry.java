package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.rows.RowHeap;

/**
 * What a slot of a {@link JoinTable} holds, as a word.
 *
 * <pre>
 *   1 bit    1 bit   18 bits   44 bits
 *   matched  list    tag       the row with the key, or the last node of the list of its rows
 * </pre>
 */
final class JoinEntry {

  /** What an empty slot holds. */
  static final long EMPTY = 0;

  private static final long MATCHED = Long.MIN_VALUE;
  private static final long LIST = MATCHED >>> 1;
  private static final long REFERENCE = (1L << RowHeap.PACKED_BITS) - 1;
  private static final long TAG = LIST - 1 - REFERENCE;

  private JoinEntry() {}

  /** The tag of a hash: its low bits, which are not all 0 (see {@link JoinBlock#KEYED}). */
  static long tag(long hash) {
    return hash << RowHeap.PACKED_BITS & TAG;
  }

  /** The entry of a key with one row, by its packed address. */
  static long of(long tag, long row) {
    return tag | row;
  }

  /** The entry of a key with several rows, by the last node of their list. */
  static long ofList(long tag, long last) {
    return tag | LIST | last;
  }

  /** Whether an entry has a tag; an empty one has none. */
  static boolean has(long entry, long tag) {
    return (entry & TAG) == tag;
  }

  /**
   * The last node of the list of an entry's rows, or 0 when it has only one row. No node is at
   * address 0, since rows are kept before there are nodes.
   */
  static long list(long entry) {
    return isList(entry) ? reference(entry) : 0;
  }

  static boolean isList(long entry) {
    return (entry & LIST) != 0;
  }

  /** The packed address of the row of an entry, or of the last node of its list. */
  static long reference(long entry) {
    return entry & REFERENCE;
  }

  /** The address of the row of an entry, or of the last node of its list. */
  static long address(long entry) {
    return RowHeap.unpacked(reference(entry));
  }

  /** The entry, matched. */
  static long matched(long entry) {
    return entry | MATCHED;
  }

  static boolean isMatched(long entry) {
    return entry < 0;
  }

  /** 1 for an entry that is matched, else 0. */
  static long matches(long entry) {
    return entry >>> Long.SIZE - 1;
  }
}
