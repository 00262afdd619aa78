package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.TextColumn;

/**
 * Numbers the distinct values of one text column, as long as they are few and short.
 *
 * <p>A value of up to 15 bytes is two words, its length among them, and is compared as such; the
 * two stand side by side in one array, since every array costs a row its bounds check. At most
 * {@value #MAX_VALUES} values are numbered, so that the table stays in the first levels of cache;
 * then the dictionary is of no use any more. Not safe for threads.
 */
final class ValueDictionary {

  static final int MAX_VALUES = 1 << 12;
  private static final int MAX_LENGTH = 15;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long SPREAD = 0xC2B2AE3D27D4EB4FL;

  /** Added to lengths, of which null is -1, so that the second word of a value is never 0. */
  private static final int BIAS = 2;

  private int bits = 8;
  private long[] words = new long[2 << bits];
  private int[] codes = new int[1 << bits];
  private int size;

  /** The number of values. */
  int size() {
    return size;
  }

  /**
   * Puts the numbers of the values of some rows of a column into an array, from 0.
   *
   * @return whether all values have one; when not, the dictionary is useless from now on
   */
  boolean code(TextColumn column, int from, int count, int[] into) {
    byte[] bytes = column.bytes();
    int[] starts = column.starts();
    int[] lengths = column.lengths();
    for (int i = 0; i < count; i++) {
      int start = starts[from + i];
      int length = lengths[from + i];
      if (length > MAX_LENGTH || start + 16 > bytes.length) {
        return false;
      }
      int code = code(bytes, start, length);
      if (code < 0) {
        return false;
      }
      into[i] = code;
    }
    return true;
  }

  private int code(byte[] bytes, int start, int length) {
    long low = 0;
    long high = (long) (length + BIAS) << 56;
    if (length > 8) {
      int unused = 8 * (16 - length);
      low = Words.at(bytes, start);
      high |= Words.at(bytes, start + 8) << unused >>> unused;
    } else if (length > 0) {
      int unused = 8 * (8 - length);
      low = Words.at(bytes, start) << unused >>> unused;
    }
    return find(low, high);
  }

  private int find(long low, long high) {
    long[] table = words;
    int mask = table.length - 2;
    int slot = (int) ((low ^ high * MIX) * SPREAD >>> (63 - bits)) & mask;
    while (table[slot] != low || table[slot + 1] != high) {
      if (table[slot + 1] == 0) {
        return add(slot, low, high);
      }
      slot = (slot + 2) & mask;
    }
    return codes[slot >> 1];
  }

  private int add(int slot, long low, long high) {
    if (size == MAX_VALUES) {
      return -1;
    }
    words[slot] = low;
    words[slot + 1] = high;
    codes[slot >> 1] = size;
    int added = size++;
    if (size * 4 > codes.length) {
      grow();
    }
    return added;
  }

  private void grow() {
    long[] oldWords = words;
    int[] oldCodes = codes;
    bits++;
    words = new long[2 << bits];
    codes = new int[1 << bits];
    for (int i = 0; i < oldCodes.length; i++) {
      if (oldWords[2 * i + 1] != 0) {
        place(oldWords[2 * i], oldWords[2 * i + 1], oldCodes[i]);
      }
    }
  }

  private void place(long low, long high, int code) {
    int mask = words.length - 2;
    int slot = (int) ((low ^ high * MIX) * SPREAD >>> (63 - bits)) & mask;
    while (words[slot + 1] != 0) {
      slot = (slot + 2) & mask;
    }
    words[slot] = low;
    words[slot + 1] = high;
    codes[slot >> 1] = code;
  }
}
