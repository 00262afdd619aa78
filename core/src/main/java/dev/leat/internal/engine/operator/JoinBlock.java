package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.Hashing;

/**
 * Some rows of one side of a join, which go through each step of a look-up together.
 *
 * <p>A look-up in a large {@link JoinTable} waits for memory, once for the slot and once for the
 * row. In short loops, each of one step for many rows, the processor waits for many rows at once;
 * and what one step brought into the cache is still there for the next, as a block is small. Who
 * looks rows up one by one waits several times as long.
 */
final class JoinBlock {

  /** The largest number of rows. */
  static final int ROWS = 1 << 10;

  /** The hash of a row that has a null among its keys, and so equals no other. */
  static final long NO_HASH = 0;

  /** The bit that every other hash has. */
  static final long KEYED = 1;

  /** For rows of the right side, where each starts. */
  final long[] addresses = new long[ROWS];

  /** For rows of the right side, the bytes of the keys of each. */
  final int[] keyLengths = new int[ROWS];

  /** The hash of the keys of each row. */
  final long[] hashes = new long[ROWS];

  /** The slot of each row, see {@link JoinTable#locate}. */
  final int[] slots = new int[ROWS];

  /** What is in the slot of each row. */
  final long[] entries = new long[ROWS];

  /** The addresses of what the entries name, without gaps. */
  final long[] candidates = new long[ROWS];

  /** The number of rows. */
  int count;

  /** Takes rows of the left side, by their keys. */
  void take(TextColumn[] keys, int from, int to) {
    count = to - from;
    for (int i = 0; i < count; i++) {
      hashes[i] = 0;
    }
    for (TextColumn key : keys) {
      mix(key, from);
    }
    for (int i = 0; i < count; i++) {
      hashes[i] |= KEYED;
    }
    for (TextColumn key : keys) {
      dropNulls(key.lengths(), from);
    }
  }

  private void mix(TextColumn key, int from) {
    byte[] bytes = key.bytes();
    int[] starts = key.starts();
    int[] lengths = key.lengths();
    for (int i = 0; i < count; i++) {
      int length = Math.max(0, lengths[from + i]);
      hashes[i] = Hashing.mix(hashes[i], bytes, starts[from + i], length);
    }
  }

  private void dropNulls(int[] lengths, int from) {
    for (int i = 0; i < count; i++) {
      hashes[i] = lengths[from + i] < 0 ? NO_HASH : hashes[i];
    }
  }

  /** Leaves only the rows whose hash lies in a range of the table. */
  void keep(JoinTable table, int fromSlot, int toSlot) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int slot = table.home(hashes[i]);
      boolean wanted = slot >= fromSlot && slot < toSlot && hashes[i] != NO_HASH;
      move(i, kept, slot);
      kept += wanted ? 1 : 0;
    }
    count = kept;
  }

  /** Moves a row to a place in front of it. */
  void move(int from, int to, int slot) {
    addresses[to] = addresses[from];
    keyLengths[to] = keyLengths[from];
    hashes[to] = hashes[from];
    slots[to] = slot;
  }
}
