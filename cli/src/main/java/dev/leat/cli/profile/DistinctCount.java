package dev.leat.cli.profile;

import java.util.Arrays;

/**
 * Counts different texts: exactly up to a few thousand, within about two percent beyond.
 *
 * <p>It keeps the smallest of the 64-bit hashes of all texts (Bar-Yossef et al., <i>Counting
 * Distinct Elements in a Data Stream</i>, 2002): when the k-th smallest of evenly spread hashes is
 * at a fraction f of their range, there are about (k - 1) / f of them. Which hashes are the
 * smallest does not depend on the order of the texts, so neither does the count. Used by one
 * thread.
 */
final class DistinctCount {

  private static final int KEPT = 4096;
  private static final int SLOTS = 8 * KEPT;
  private static final double RANGE = 0x1p64;

  private final long[] slots = new long[SLOTS];
  private int size;
  private boolean hasZero;
  private long limit = -1L;

  /** Counts a text. */
  void add(CharSequence text) {
    addHash(hash(text));
  }

  /** Counts what another one has counted. */
  void addAll(DistinctCount other) {
    for (long hash : other.slots) {
      if (hash != 0) {
        addHash(hash);
      }
    }
    if (other.hasZero) {
      addHash(0);
    }
    if (Long.compareUnsigned(other.limit, limit) < 0) {
      limit = other.limit;
      keepBelowLimit();
    }
  }

  /** Whether {@link #value} is exact. */
  boolean isExact() {
    return limit == -1L;
  }

  /** The number of different texts. */
  long value() {
    if (isExact()) {
      return hasZero ? size + 1L : size;
    }
    long[] sorted = sortedHashes();
    double fraction = unsigned(sorted[KEPT - 1]) / RANGE;
    return Math.round((KEPT - 1) / fraction);
  }

  private void addHash(long hash) {
    if (Long.compareUnsigned(hash, limit) > 0) {
      return;
    }
    if (hash == 0) {
      hasZero = true;
    } else if (insert(hash) && size > 2 * KEPT) {
      limit = sortedHashes()[KEPT - 1];
      keepBelowLimit();
    }
  }

  private boolean insert(long hash) {
    int slot = (int) (hash >>> 20) & (SLOTS - 1);
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    slots[slot] = hash;
    size++;
    return true;
  }

  private void keepBelowLimit() {
    long[] all = slots.clone();
    Arrays.fill(slots, 0);
    size = 0;
    for (long hash : all) {
      if (hash != 0 && Long.compareUnsigned(hash, limit) <= 0) {
        insert(hash);
      }
    }
  }

  /** The hashes that are kept, in unsigned order. */
  private long[] sortedHashes() {
    long[] sorted = new long[size + (hasZero ? 1 : 0)];
    int count = hasZero ? 1 : 0;
    for (long hash : slots) {
      if (hash != 0) {
        sorted[count++] = hash;
      }
    }
    // Flipping the sign makes signed order the unsigned one.
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] ^= Long.MIN_VALUE;
    }
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] ^= Long.MIN_VALUE;
    }
    return sorted;
  }

  private static double unsigned(long hash) {
    return (hash >>> 1) * 2.0 + (hash & 1);
  }

  /** FNV-1a over the characters, then a finaliser that spreads its bits evenly. */
  private static long hash(CharSequence text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    return hash ^ (hash >>> 31);
  }
}
