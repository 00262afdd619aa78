package dev.leat.internal.engine.expression;

import java.util.Arrays;
import java.util.List;

/** A set of texts, looked up by slices of bytes: a hash table with open addressing. */
final class SliceSet {

  private final byte[][] slots;
  private final int mask;

  SliceSet(List<byte[]> texts) {
    int capacity = Integer.highestOneBit(Math.max(4, texts.size() * 4));
    this.slots = new byte[capacity][];
    this.mask = capacity - 1;
    for (byte[] text : texts) {
      int slot = hash(text, 0, text.length) & mask;
      while (slots[slot] != null && !Arrays.equals(slots[slot], text)) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = text;
    }
  }

  boolean contains(byte[] bytes, int start, int length) {
    int slot = hash(bytes, start, length) & mask;
    for (byte[] text = slots[slot]; text != null; text = slots[slot]) {
      boolean found =
          text.length == length && Arrays.equals(bytes, start, start + length, text, 0, length);
      if (found) {
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }

  private static int hash(byte[] bytes, int start, int length) {
    int hash = length;
    for (int i = start; i < start + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash ^ (hash >>> 15);
  }
}
