package dev.leat.internal.engine.rows;

import dev.leat.internal.engine.kernel.KeyBytes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Sorts (prefix, address) pairs, one range after the other in the same room; stable, and unsigned
 * by the bytes of the key. Not safe for threads.
 *
 * <p>Two passes of radix sort put the highest 16 bits that differ in order, the least significant
 * byte first. What still ties is mostly a pair or two, for which insertion is faster than further
 * passes; long runs of ties are sorted in the same way by their next bits.
 */
public final class RangeSort {

  private static final int FIRST_PAIRS = 256;
  private static final int MOST_PAIRS = 1 << 17;
  private static final int SMALL = 48;
  private static final int RADIX_BITS = 16;

  private final RowHeap heap;
  private final int mostPairs;
  private final int[] next = new int[257];
  private long[] prefixes = new long[0];
  private long[] addresses = new long[0];
  private long[] sparePrefixes = new long[0];
  private long[] spareAddresses = new long[0];
  private int size;
  private final Deque<long[][]> inUse = new ArrayDeque<>();
  private final Deque<long[][]> spare = new ArrayDeque<>();
  private long[] keptPrefixes = new long[0];
  private long[] keptAddresses = new long[0];
  private int kept;

  /** A sort of rows of a heap. */
  public RangeSort(RowHeap heap) {
    this(heap, MOST_PAIRS);
  }

  /** A sort that reserves room for no more pairs at a time, where a segment does not need more. */
  public RangeSort(RowHeap heap, int mostPairs) {
    this.heap = heap;
    this.mostPairs = Math.min(MOST_PAIRS, mostPairs);
  }

  /** Starts a new range, and makes room for its pairs. */
  void start(int pairs) {
    size = 0;
    if (prefixes.length < pairs) {
      int capacity = Math.max(pairs, prefixes.length + (prefixes.length >> 2));
      prefixes = new long[capacity];
      addresses = new long[capacity];
    }
  }

  /** Adds a pair. */
  public void add(long prefix, long address) {
    if (size == prefixes.length) {
      prefixes = Arrays.copyOf(prefixes, Math.max(FIRST_PAIRS, size * 2));
      addresses = Arrays.copyOf(addresses, prefixes.length);
    }
    prefixes[size] = prefix;
    addresses[size++] = address;
  }

  /** The number of pairs. */
  public int size() {
    return size;
  }

  /** Adds pairs. */
  void add(long[] morePrefixes, long[] moreAddresses, int from, int to) {
    System.arraycopy(morePrefixes, from, prefixes, size, to - from);
    System.arraycopy(moreAddresses, from, addresses, size, to - from);
    size += to - from;
  }

  /**
   * The pairs as a segment, in the order that they have now; the sort is empty afterwards.
   *
   * <p>Segments share arrays that are large enough for a collector to leave them where they are.
   */
  public SortedRows.Segment segment(long number) {
    if (keptPrefixes.length - kept < size) {
      int pairs = Math.max(size, Math.min(mostPairs, Math.max(FIRST_PAIRS, 2 * kept)));
      long[][] room = room(pairs);
      inUse.push(room);
      keptPrefixes = room[0];
      keptAddresses = room[1];
      kept = 0;
    }
    System.arraycopy(prefixes, 0, keptPrefixes, kept, size);
    System.arraycopy(addresses, 0, keptAddresses, kept, size);
    SortedRows.Segment segment =
        new SortedRows.Segment(number, keptPrefixes, keptAddresses, kept, size);
    kept += size;
    size = 0;
    return segment;
  }

  private long[][] room(int pairs) {
    long[][] room = spare.poll();
    if (room != null && room[0].length >= pairs) {
      return room;
    }
    heap.reserve(2L * Long.BYTES * pairs);
    return new long[2][pairs];
  }

  /** Takes back the arrays of all segments, which are read no more, for segments to come. */
  public void reuse() {
    spare.addAll(inUse);
    inUse.clear();
    keptPrefixes = new long[0];
    keptAddresses = new long[0];
    kept = 0;
  }

  /** Sorts the pairs of the range by their whole keys. */
  void sort() {
    sort(0, size, 0);
  }

  /** Sorts the pairs of the range by their whole keys, and copies the prefixes in that order. */
  void sort(long[] orderedPrefixes) {
    order(0, size);
    System.arraycopy(prefixes, 0, orderedPrefixes, 0, size);
    refine(0, size, 0);
  }

  /** Sorts the pairs of the range by their prefixes only. */
  public void byPrefix() {
    order(0, size);
  }

  /** The prefixes, from 0; of no use once whole keys were compared. */
  long[] prefixes() {
    return prefixes;
  }

  /** The addresses, from 0. */
  public long[] addresses() {
    return addresses;
  }

  /**
   * Sorts a run by its prefixes, and each run of equal prefixes by what follows in the keys.
   *
   * <p>What all keys begin with is passed over in a loop: it may be far longer than the stack.
   */
  private void sort(int from, int to, int depth) {
    order(from, to);
    refine(from, to, depth);
  }

  private void refine(int from, int to, int startDepth) {
    int depth = startDepth;
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
    if (to - from <= SMALL) {
      insertion(from, to);
      return;
    }
    long differing = 0;
    for (int i = from; i < to; i++) {
      differing |= prefixes[i] ^ prefixes[from];
    }
    if (differing != 0) {
      int unsorted = Math.max(0, Long.SIZE - RADIX_BITS - Long.numberOfLeadingZeros(differing));
      radix(from, to, unsorted);
      if (unsorted > 0) {
        orderTies(from, to, unsorted);
      }
    }
  }

  /** Sorts by 16 bits, from a bit on. */
  private void radix(int from, int to, int shift) {
    if (sparePrefixes.length < prefixes.length) {
      sparePrefixes = new long[prefixes.length];
      spareAddresses = new long[prefixes.length];
    }
    pass(from, to, shift, prefixes, addresses, sparePrefixes, spareAddresses);
    pass(from, to, shift + 8, sparePrefixes, spareAddresses, prefixes, addresses);
  }

  /** Sorts the runs of pairs that have the same bits from a bit on. */
  private void orderTies(int from, int to, int shift) {
    int run = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || prefixes[i] >>> shift != prefixes[run] >>> shift) {
        if (i - run > 1) {
          order(run, i);
        }
        run = i;
      }
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
    int offset = Long.BYTES * depth;
    return SortedRows.prefix(
        page, KeyBytes.valueStart(page, at) + offset, KeyBytes.length(page, at) - offset);
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

  private void pass(
      int from,
      int to,
      int shift,
      long[] fromPrefixes,
      long[] fromAddresses,
      long[] toPrefixes,
      long[] toAddresses) {
    int[] positions = next;
    Arrays.fill(positions, 0);
    for (int i = from; i < to; i++) {
      positions[(int) (fromPrefixes[i] >>> shift & 0xFF) + 1]++;
    }
    positions[0] = from;
    for (int i = 1; i < positions.length; i++) {
      positions[i] += positions[i - 1];
    }
    for (int i = from; i < to; i++) {
      long prefix = fromPrefixes[i];
      int position = positions[(int) (prefix >>> shift & 0xFF)]++;
      toPrefixes[position] = prefix;
      toAddresses[position] = fromAddresses[i];
    }
  }
}
