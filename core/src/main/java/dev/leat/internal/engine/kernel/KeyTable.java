package dev.leat.internal.engine.kernel;

import java.util.Arrays;

/**
 * Numbers distinct keys, each a run of bytes, in the order of their first sight.
 *
 * <p>Open addressing with linear probing, at most half full. A slot holds the number of a key plus
 * one; 32 bits of each key's hash stand beside, so that the bytes are compared only when they are
 * almost certainly equal. Costs 16 to 24 bytes a key besides its bytes. Not safe for threads.
 */
public final class KeyTable {

  private static final int INITIAL_SLOTS = 1 << 10;

  private int[] slots = new int[INITIAL_SLOTS];
  private int[] hashes = new int[INITIAL_SLOTS / 2];
  private int[] starts = new int[INITIAL_SLOTS / 2 + 1];
  private byte[] bytes = new byte[INITIAL_SLOTS * 8];
  private int size;

  /** The number of a key, given with its hash; new keys get the next number. */
  public int number(long hash, byte[] key, int start, int length) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    int check = (int) (hash >>> 32);
    while (true) {
      int found = slots[slot] - 1;
      if (found < 0) {
        return add(slot, check, hash, key, start, length);
      }
      if (hashes[found] == check && holds(found, key, start, length)) {
        return found;
      }
      slot = (slot + 1) & mask;
    }
  }

  private boolean holds(int number, byte[] key, int start, int length) {
    int at = starts[number];
    return starts[number + 1] - at == length && Hashing.equal(bytes, at, key, start, length);
  }

  private int add(int slot, int check, long hash, byte[] key, int start, int length) {
    int number = size;
    if (number == hashes.length) {
      grow();
      return number(hash, key, start, length);
    }
    int at = starts[number];
    if (bytes.length - at < length + 8) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + length + 8));
    }
    System.arraycopy(key, start, bytes, at, length);
    starts[number + 1] = at + length;
    hashes[number] = check;
    slots[slot] = number + 1;
    size = number + 1;
    return number;
  }

  /** Doubles the slots; the low half of each hash is computed again from the key's bytes. */
  private void grow() {
    int[] wider = new int[slots.length * 2];
    int mask = wider.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = (int) hash(number) & mask;
      while (wider[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      wider[slot] = number + 1;
    }
    slots = wider;
    hashes = Arrays.copyOf(hashes, wider.length / 2);
    starts = Arrays.copyOf(starts, wider.length / 2 + 1);
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
    return bytes.length + 4L * (slots.length + hashes.length + starts.length);
  }

  /** Forgets all keys and keeps the room. */
  public void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }
}
