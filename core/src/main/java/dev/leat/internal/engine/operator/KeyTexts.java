package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.KeyTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers the texts in which equal keys were read, to write the shortest of them.
 *
 * <p>Most keys were read in the canonical text of their value, which is what a {@link KeyTable} of
 * values holds already; only other texts cost memory.
 */
final class KeyTexts {

  private final Map<Integer, byte[]> others = new HashMap<>();
  private final BitSet canonical = new BitSet();

  /** Reads the text that stands behind the value of an entry, for its group; where it ends. */
  int read(byte[] page, int at, int group) {
    int length = KeyBytes.length(page, at);
    int start = KeyBytes.valueStart(page, at);
    if (length == TextColumn.NULL) {
      canonical.set(group);
      return start;
    }
    byte[] text = Arrays.copyOfRange(page, start, start + length);
    others.merge(group, text, KeyTexts::shorter);
    return start + length;
  }

  /** Whether every key is written in the text that the table holds. */
  boolean areCanonical() {
    return others.isEmpty();
  }

  /** The key of a group in the text in which it is written, in the form of {@link KeyBytes}. */
  byte[] text(KeyTable table, int group) {
    byte[] own = Arrays.copyOfRange(table.bytes(), table.start(group), table.start(group + 1));
    byte[] other = others.get(group);
    if (other == null) {
      return own;
    }
    return canonical.get(group) ? shorter(own, other) : other;
  }

  private static byte[] shorter(byte[] a, byte[] b) {
    return isShorter(b, 0, b.length, a, a.length) ? b : a;
  }

  /**
   * Whether a text is written rather than another, from 0: the shortest, and of these the least.
   */
  static boolean isShorter(byte[] text, int from, int to, byte[] other, int length) {
    return to - from == length
        ? Arrays.compareUnsigned(text, from, to, other, 0, length) < 0
        : to - from < length;
  }

  /** Forgets all texts. */
  void clear() {
    others.clear();
    canonical.clear();
  }
}
