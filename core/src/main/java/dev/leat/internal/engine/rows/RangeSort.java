package dev.leat.internal.engine.rows;

import dev.leat.internal.engine.kernel.KeyBytes;

/** Sorts one range of (prefix, address) pairs; stable, and unsigned by the bytes of the key. */
final class RangeSort {

  private static final int SMALL = 48;

  private final RowHeap heap;
  private long[] prefixes;
  private long[] addresses;
  private long[] sparePrefixes = new long[0];
  private long[] spareAddresses = new long[0];

  /** A sort of these arrays, which are used up. */
  RangeSort(RowHeap heap, long[] prefixes, long[] addresses) {
    this.heap = heap;
    this.prefixes = prefixes;
    this.addresses = addresses;
  }

  /** The addresses in the order of their keys. */
  long[] sorted() {
    sort(0, addresses.length, 0);
    return addresses;
  }

  /**
   * Sorts a run by its prefixes, and each run of equal prefixes by what follows in the keys.
   *
   * <p>What all keys begin with is passed over in a loop: it may be far longer than the stack.
   */
  private void sort(int from, int to, int startDepth) {
    int depth = startDepth;
    order(from, to);
    while (to - from > 1 && prefixes[from] == prefixes[to - 1] && lookFurther(from, to, depth)) {
      depth++;
      order(from, to);
    }
    int run = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || prefixes[i] != prefixes[run]) {
        if (i - run > 1 && i - run < to - from && lookFurther(run, i, depth)) {
          sort(run, i, depth + 1);
        }
        run = i;
      }
    }
  }

  private void order(int from, int to) {
    if (to - from > SMALL) {
      radix(from, to);
    } else {
      insertion(from, to);
    }
  }

  /** Puts the next bytes of keys that tie in the place of their prefixes; false at their end. */
  private boolean lookFurther(int from, int to, int depth) {
    int remaining = 0;
    for (int i = from; i < to; i++) {
      long address = addresses[i];
      int length = KeyBytes.length(heap.page(address), RowHeap.offset(address));
      remaining = Math.max(remaining, length - 8 * depth);
    }
    if (remaining <= 0) {
      return false;
    }
    for (int i = from; i < to; i++) {
      prefixes[i] = nextPrefix(addresses[i], depth);
    }
    return true;
  }

  private long nextPrefix(long address, int depth) {
    byte[] page = heap.page(address);
    int at = RowHeap.offset(address);
    int length = Math.min(8, KeyBytes.length(page, at) - 8 * depth);
    int start = KeyBytes.valueStart(page, at) + 8 * depth;
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (page[start + i] & 0xFFL) << (56 - 8 * i);
    }
    return word;
  }

  private void insertion(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long prefix = prefixes[i];
      long address = addresses[i];
      int hole = i;
      while (hole > from && Long.compareUnsigned(prefixes[hole - 1], prefix) > 0) {
        prefixes[hole] = prefixes[hole - 1];
        addresses[hole] = addresses[hole - 1];
        hole--;
      }
      prefixes[hole] = prefix;
      addresses[hole] = address;
    }
  }

  /** Sorts by the bytes of the prefix that differ within the run, the last first. */
  private void radix(int from, int to) {
    long differing = 0;
    for (int i = from; i < to; i++) {
      differing |= prefixes[i] ^ prefixes[from];
    }
    if (sparePrefixes.length < addresses.length) {
      sparePrefixes = new long[addresses.length];
      spareAddresses = new long[addresses.length];
    }
    for (int shift = 0; shift < 64; shift += 8) {
      if ((differing >>> shift & 0xFF) != 0) {
        pass(from, to, shift);
      }
    }
  }

  private void pass(int from, int to, int shift) {
    int[] next = new int[257];
    for (int i = from; i < to; i++) {
      next[(int) (prefixes[i] >>> shift & 0xFF) + 1]++;
    }
    next[0] = from;
    for (int i = 1; i < 257; i++) {
      next[i] += next[i - 1];
    }
    for (int i = from; i < to; i++) {
      int position = next[(int) (prefixes[i] >>> shift & 0xFF)]++;
      sparePrefixes[position] = prefixes[i];
      spareAddresses[position] = addresses[i];
    }
    System.arraycopy(sparePrefixes, from, prefixes, from, to - from);
    System.arraycopy(spareAddresses, from, addresses, from, to - from);
  }
}
