package dev.leat.internal.engine.format.json;

import dev.leat.internal.engine.kernel.JsonText;
import dev.leat.internal.engine.kernel.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The keys that documents have had so far, in the order in which they mostly come.
 *
 * <p>Documents of one file mostly have the same fields in the same order, written alike. So the
 * scanner guesses the next key, and compares it together with its quotes, its colon and the white
 * space around that as a few words; it need not look for its end, nor check it, nor look it up. All
 * names are different, so a document whose keys come in this order has none twice. Not safe for
 * threads.
 */
final class KnownKeys {

  /** What {@link #find} gives for a key that is not known. */
  static final int UNKNOWN = -1;

  private static final int MOST = 1024;
  private static final int WORDS = 4;

  private final Map<String, Integer> slotOfName;
  private final Map<String, Integer> slotOfKnown = new HashMap<>();
  private final long[] words = new long[MOST * WORDS];
  private final long[] masks = new long[MOST * WORDS];
  private final int[] wordCounts = new int[MOST];
  private final int[] lengths = new int[MOST];
  private final int[] slots = new int[MOST];
  private final byte[][] keys = new byte[MOST][];
  private int size;

  /** No keys are known yet, but the slots of some names. */
  KnownKeys(Map<String, Integer> slotOfName) {
    this.slotOfName = slotOfName;
  }

  /** Whether the key with a number stands at a position, written as usual. */
  boolean isAt(byte[] bytes, int at, int number) {
    if (number >= size) {
      return false;
    }
    int base = number * WORDS;
    long different = (Words.at(bytes, at) & masks[base]) ^ words[base];
    int count = wordCounts[number];
    for (int i = 1; i < count; i++) {
      different |= (Words.at(bytes, at + i * Long.BYTES) & masks[base + i]) ^ words[base + i];
    }
    return different == 0;
  }

  /** How many bytes there are from the start of a key to that of its value. */
  int length(int number) {
    return lengths[number];
  }

  /** The slot of a known key, or -1. */
  int slot(int number) {
    return slots[number];
  }

  /**
   * The number of the key between two positions, its quotes included, or {@link #UNKNOWN}.
   *
   * @param first the number at which to begin to look
   */
  int find(byte[] bytes, int start, int end, int first) {
    for (int i = first; i < size; i++) {
      if (isKey(bytes, start, end, i)) {
        return i;
      }
    }
    for (int i = 0; i < Math.min(first, size); i++) {
      if (isKey(bytes, start, end, i)) {
        return i;
      }
    }
    return UNKNOWN;
  }

  private boolean isKey(byte[] bytes, int start, int end, int number) {
    byte[] key = keys[number];
    return key.length == end - start && Arrays.equals(bytes, start, end, key, 0, key.length);
  }

  /** Whether a name is that of a known key, perhaps with other escapes. */
  boolean isKnown(String name) {
    return slotOfKnown.containsKey(name);
  }

  /** The slot of a name, or -1. */
  int slot(String name) {
    return slotOfName.getOrDefault(name, -1);
  }

  /**
   * Learns a key that is not known, if there is room.
   *
   * @param number the number that it gets
   * @param value where its value starts
   * @return whether it is known now
   */
  boolean learn(byte[] bytes, int start, int end, int value, int number) {
    if (size == MOST) {
      return false;
    }
    String name = JsonText.string(bytes, start + 1, end - start - 2);
    makeRoom(number);
    keys[number] = Arrays.copyOfRange(bytes, start, end);
    slots[number] = slot(name);
    slotOfKnown.put(name, slots[number]);
    put(bytes, start, value - start, number);
    return true;
  }

  private void makeRoom(int number) {
    int moved = size - number;
    System.arraycopy(words, number * WORDS, words, (number + 1) * WORDS, moved * WORDS);
    System.arraycopy(masks, number * WORDS, masks, (number + 1) * WORDS, moved * WORDS);
    System.arraycopy(wordCounts, number, wordCounts, number + 1, moved);
    System.arraycopy(lengths, number, lengths, number + 1, moved);
    System.arraycopy(slots, number, slots, number + 1, moved);
    System.arraycopy(keys, number, keys, number + 1, moved);
    size++;
  }

  /** Keeps how a key is written; a long one never is where it is guessed, and is looked up. */
  private void put(byte[] bytes, int start, int length, int number) {
    int base = number * WORDS;
    lengths[number] = length;
    wordCounts[number] = (length + Long.BYTES - 1) / Long.BYTES;
    if (wordCounts[number] > WORDS) {
      wordCounts[number] = 1;
      masks[base] = -1;
      words[base] = 0; // no key starts with a byte 0
      return;
    }
    for (int i = 0; i < wordCounts[number]; i++) {
      int rest = Math.min(Long.BYTES, length - i * Long.BYTES);
      masks[base + i] = -1L >>> (Long.SIZE - Byte.SIZE * rest);
      words[base + i] = Words.at(bytes, start + i * Long.BYTES) & masks[base + i];
    }
  }
}
