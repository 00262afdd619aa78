package dev.leat.internal.engine.kernel;

import java.util.Arrays;

/**
 * Numbers distinct keys, each a run of bytes, in the order of their first sight.
 *
 * <p>Open addressing with linear probing. A slot holds the number of a key plus one and, above it,
 * 32 bits of the key's hash, so that one read tells a free slot from a match and from a collision;
 * keys are compared only when they are almost certainly equal. Collisions cost a mispredicted
 * branch, which is dearer than memory, so the table is kept at most a third full.
 *
 * <p>No key may be the start of another one, which lets a comparison ignore lengths. Costs 24 to 52
 * bytes a key besides its bytes. Not safe for threads.
 */
public final class KeyTable {

  private static final int INITIAL_SLOTS = 1 << 12;
  private static final long NUMBER = 0xFFFFFFFFL;

  /** Keys are compared in whole words, so bytes behind the last key are read. */
  private static final int PADDING = 8;

  private static final int SMALL_SLOTS = 1 << 4;

  private long[] slots;
  private int[] starts;
  private byte[] bytes;
  private int size;

  /** An empty table for many keys. */
  public KeyTable() {
    this(INITIAL_SLOTS);
  }

  private KeyTable(int slotCount) {
    slots = new long[slotCount];
    starts = new int[capacity(slotCount) + 1];
    bytes = new byte[slotCount];
  }

  /** An empty table for what may stay a handful of keys. */
  public static KeyTable small() {
    return new KeyTable(SMALL_SLOTS);
  }

  private static int capacity(int slotCount) {
    return slotCount / 3;
  }

  /** The number of a key, given with its hash; new keys get the next number. */
  public int number(long hash, byte[] key, int start, int length) {
    long[] table = slots;
    int mask = table.length - 1;
    int slot = (int) hash & mask;
    long check = hash & ~NUMBER;
    while (true) {
      long entry = table[slot];
      if (entry == 0) {
        return add(slot, hash, key, start, length);
      }
      if ((entry & ~NUMBER) == check) {
        int number = (int) entry - 1;
        if (Hashing.equal(bytes, starts[number], key, start, length)) {
          return number;
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  private int add(int slot, long hash, byte[] key, int start, int length) {
    int number = size;
    if (number + 1 == starts.length) {
      grow();
      return number(hash, key, start, length);
    }
    int at = starts[number];
    if (bytes.length - at < length + PADDING) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + length + PADDING));
    }
    System.arraycopy(key, start, bytes, at, length);
    starts[number + 1] = at + length;
    slots[slot] = hash & ~NUMBER | (number + 1);
    size = number + 1;
    return number;
  }

  /** Doubles the slots; hashes are computed again, since a slot keeps only their upper half. */
  private void grow() {
    long[] wider = new long[slots.length * 2];
    int mask = wider.length - 1;
    for (int number = 0; number < size; number++) {
      long hash = hash(number);
      int slot = (int) hash & mask;
      while (wider[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      wider[slot] = hash & ~NUMBER | (number + 1);
    }
    slots = wider;
    starts = Arrays.copyOf(starts, capacity(wider.length) + 1);
  }

  /** The hash of a key of this table, which every caller of {@link #number} uses. */
  public long hash(int number) {
    return Hashing.mix(0, bytes, starts[number], starts[number + 1] - starts[number]);
  }

  /** The number of keys. */
  public int size() {
    return size;
  }

  /** The bytes that hold all keys. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the bytes of a key start; those of key {@code size()} would start behind the last. */
  public int start(int number) {
    return starts[number];
  }

  /** The memory that the table holds, in bytes. */
  public long memoryBytes() {
    return bytes.length + 8L * slots.length + 4L * starts.length;
  }

  /** Forgets all keys; keeps the room, unless it is far too much for as many keys again. */
  public void clear() {
    if (slots.length > INITIAL_SLOTS && size < slots.length / 64) {
      slots = new long[INITIAL_SLOTS];
      starts = new int[capacity(INITIAL_SLOTS) + 1];
      bytes = new byte[INITIAL_SLOTS];
    } else {
      Arrays.fill(slots, 0);
    }
    size = 0;
  }
}
