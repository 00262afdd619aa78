package dev.leat.internal.engine.rows;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.KeyBytes;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Puts the rows of a heap in the order of their keys; a stable sort.
 *
 * <pre>
 *   segments, in input order         ranges of keys, each in input order        sorted when asked for
 *   [7 3 9][1 8 2][5 4 6]    --->    [3 1 2] [5 4 6] [7 9 8]            --->    [1 2 3] [4 5 6] [7 8 9]
 * </pre>
 *
 * <p>Rows are (prefix, address) pairs, where the prefix is the first eight bytes of the key. A
 * sample of prefixes cuts all rows into ranges that fit the cache; every range is sorted by
 * whichever worker takes it, by radix on the prefix (least significant byte first; Knuth, vol. 3,
 * 5.2.5), and runs of equal prefixes by the rest of the key, eight bytes at a time. Costs 32 bytes
 * a row besides the heap, and reads a row only where prefixes tie.
 */
public final class SortedRows {

  private static final int RANGE_ROWS = 1 << 16;
  private static final int MAX_RANGES = 1 << 12;
  private static final int MAX_SAMPLES = 1 << 16;

  private final List<Segment> segments;
  private final RowHeap heap;
  private final long[] splitters;
  private final int[][] positions;
  private final long[][] prefixes;
  private final long[][] addresses;

  /** Runs tasks on all threads of a run, and returns when all have ended. */
  @FunctionalInterface
  public interface Parallel {
    /** Runs a task on every thread at once. */
    void onEveryThread(Runnable task);
  }

  /** The first eight bytes of a sort key as a word, padded with zeros. */
  public static long prefix(ByteBuilder key) {
    byte[] bytes = key.array();
    int length = Math.min(8, key.size());
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[i] & 0xFFL) << (56 - 8 * i);
    }
    return word;
  }

  /**
   * Appends the rest of a sort key, with which every row of the heap has to begin.
   *
   * <p>Zeros at the end are left out: no key is the start of another, so they decide nothing.
   */
  public static void appendRest(ByteBuilder key, ByteBuilder row) {
    byte[] bytes = key.array();
    int end = key.size();
    while (end > 8 && bytes[end - 1] == 0) {
      end--;
    }
    KeyBytes.append(row, bytes, 8, Math.max(0, end - 8));
  }

  /** The rows of these segments, which are in input order. */
  public static SortedRows of(RowHeap heap, List<Segment> segments, Parallel parallel) {
    SortedRows rows = new SortedRows(heap, segments);
    AtomicInteger counted = new AtomicInteger();
    parallel.onEveryThread(() -> rows.eachSegment(counted, rows::count));
    rows.allocate();
    AtomicInteger moved = new AtomicInteger();
    parallel.onEveryThread(() -> rows.eachSegment(moved, rows::move));
    return rows;
  }

  private SortedRows(RowHeap heap, List<Segment> segments) {
    this.heap = heap;
    this.segments = segments;
    this.splitters = splitters(segments);
    this.positions = new int[segments.size()][splitters.length + 1];
    this.prefixes = new long[splitters.length + 1][];
    this.addresses = new long[splitters.length + 1][];
  }

  private static long[] splitters(List<Segment> segments) {
    long total = segments.stream().mapToLong(Segment::size).sum();
    int ranges = (int) Math.max(1, Math.min(MAX_RANGES, total / RANGE_ROWS));
    int step = (int) Math.max(1, total / MAX_SAMPLES);
    long[] sample = new long[(int) (total / step) + segments.size()];
    int size = 0;
    for (Segment segment : segments) {
      for (int i = 0; i < segment.size(); i += step) {
        sample[size++] = segment.prefix(i) ^ Long.MIN_VALUE;
      }
    }
    Arrays.sort(sample, 0, size);
    long[] chosen = new long[Math.max(0, ranges - 1)];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = sample[(int) ((i + 1L) * size / ranges)];
    }
    return Arrays.stream(chosen).distinct().toArray();
  }

  private void eachSegment(AtomicInteger queue, IntConsumer work) {
    for (int i = queue.getAndIncrement(); i < segments.size(); i = queue.getAndIncrement()) {
      work.accept(i);
    }
  }

  private int range(long prefix) {
    if (splitters.length == 0) {
      return 0;
    }
    int found = Arrays.binarySearch(splitters, prefix ^ Long.MIN_VALUE);
    return found >= 0 ? found + 1 : ~found;
  }

  private void count(int number) {
    Segment segment = segments.get(number);
    int[] counts = positions[number];
    for (int i = 0; i < segment.size(); i++) {
      counts[range(segment.prefix(i))]++;
    }
  }

  /** Turns counts into the positions at which each segment's rows start in each range. */
  private void allocate() {
    for (int range = 0; range < prefixes.length; range++) {
      int total = 0;
      for (int[] counts : positions) {
        int count = counts[range];
        counts[range] = total;
        total += count;
      }
      prefixes[range] = new long[total];
      addresses[range] = new long[total];
    }
  }

  private void move(int number) {
    Segment segment = segments.get(number);
    int[] next = positions[number];
    for (int i = 0; i < segment.size(); i++) {
      long prefix = segment.prefix(i);
      int range = range(prefix);
      int position = next[range]++;
      prefixes[range][position] = prefix;
      addresses[range][position] = segment.address(i);
    }
    segment.free();
  }

  /** The number of ranges. */
  public int ranges() {
    return prefixes.length;
  }

  /** Sorts a range and gives the addresses of its rows in order; to be called once a range. */
  public long[] take(int range) {
    long[] sorted = new RangeSort(heap, prefixes[range], addresses[range]).sorted();
    prefixes[range] = new long[0];
    addresses[range] = new long[0];
    return sorted;
  }

  /** The rows that one worker added for one split of the input, in order. */
  public static final class Segment {

    private final long number;
    private long[] prefixes = new long[256];
    private long[] addresses = new long[256];
    private int size;

    /** An empty segment for a split. */
    public Segment(long number) {
      this.number = number;
    }

    /** The number of the split, which puts the segments in input order. */
    public long number() {
      return number;
    }

    /** Adds a row. */
    public void add(long prefix, long address) {
      if (size == prefixes.length) {
        prefixes = Arrays.copyOf(prefixes, size * 2);
        addresses = Arrays.copyOf(addresses, size * 2);
      }
      prefixes[size] = prefix;
      addresses[size++] = address;
    }

    /** Gives back the room that is not used. */
    public void trim() {
      prefixes = Arrays.copyOf(prefixes, size);
      addresses = Arrays.copyOf(addresses, size);
    }

    /** The number of rows. */
    public int size() {
      return size;
    }

    /** The prefix of a row. */
    public long prefix(int row) {
      return prefixes[row];
    }

    /** The address of a row. */
    public long address(int row) {
      return addresses[row];
    }

    private void free() {
      prefixes = new long[0];
      addresses = new long[0];
    }
  }
}
