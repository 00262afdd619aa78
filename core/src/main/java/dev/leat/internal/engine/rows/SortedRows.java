package dev.leat.internal.engine.rows;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.Words;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts the rows of a heap in the order of their keys; a stable sort.
 *
 * <pre>
 *   segments, in input order, each sorted     ranges of keys, gathered     and sorted when asked for
 *   [3 7 9][1 2 8][4 5 6]               --->  [3 1 2] [4 5 6] [7 9 8]      [1 2 3] [4 5 6] [7 8 9]
 * </pre>
 *
 * <p>Rows are (prefix, address) pairs, where the prefix is the first eight bytes of the key. Each
 * segment is sorted by prefix as soon as it is full, in the cache, and its rows are best kept in
 * that order too: what is read one after the other then lies together. A sample of prefixes cuts
 * all rows into ranges; the part of a segment that falls into a range is found by binary search,
 * and whichever worker takes a range gathers and sorts it: by radix on the prefix (least
 * significant byte first; Knuth, vol. 3, 5.2.5), and runs of equal prefixes by the rest of the key,
 * eight bytes at a time. Costs 16 bytes a row besides the heap, and reads a row only where prefixes
 * tie.
 */
public final class SortedRows {

  private static final int RANGE_ROWS = 1 << 15;

  /** Few rows are cut into ranges too, so that several threads have something to do. */
  private static final int SMALL_RANGE_ROWS = 1 << 11;

  private static final int SMALL_RANGES = 16;
  private static final int MAX_RANGES = 1 << 12;
  private static final int MAX_SAMPLES = 1 << 16;

  private final List<Segment> segments;
  private final RowHeap heap;
  private final long[] splitters;

  /** For each segment where its rows of each range start, and the end of the last. */
  private final int[][] starts;

  /** Runs tasks on all threads of a run, and returns when all have ended. */
  @FunctionalInterface
  public interface Parallel {
    /** Runs a task on every thread at once. */
    void onEveryThread(Runnable task);
  }

  /** The first eight bytes of a sort key as a word, padded with zeros. */
  public static long prefix(ByteBuilder key) {
    return prefix(key.array(), 0, key.size());
  }

  /** The first eight of some bytes as a word, the first of them highest, padded with zeros. */
  static long prefix(byte[] bytes, int start, int count) {
    if (count >= Long.BYTES) {
      return Long.reverseBytes(Words.at(bytes, start));
    }
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[start + i] & 0xFFL) << (56 - 8 * i);
    }
    return word;
  }

  /** The rows of these segments, which are sorted and in input order. */
  public static SortedRows of(RowHeap heap, List<Segment> segments, Parallel parallel) {
    SortedRows rows = new SortedRows(heap, segments);
    AtomicInteger queue = new AtomicInteger();
    parallel.onEveryThread(() -> {
      for (int i = queue.getAndIncrement(); i < segments.size(); i = queue.getAndIncrement()) {
        rows.cut(i);
      }
    });
    return rows;
  }

  private SortedRows(RowHeap heap, List<Segment> segments) {
    this.heap = heap;
    this.segments = segments;
    this.splitters = splitters(segments);
    this.starts = new int[segments.size()][];
  }

  private static int rangesOf(long rows) {
    long small = Math.max(1, Math.min(SMALL_RANGES, rows / SMALL_RANGE_ROWS));
    return (int) Math.max(small, Math.min(MAX_RANGES, rows / RANGE_ROWS));
  }

  private static long[] splitters(List<Segment> segments) {
    long total = segments.stream().mapToLong(Segment::size).sum();
    int ranges = rangesOf(total);
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
    return Arrays.stream(chosen).distinct().map(word -> word ^ Long.MIN_VALUE).toArray();
  }

  private void cut(int number) {
    Segment segment = segments.get(number);
    int[] cuts = new int[splitters.length + 2];
    for (int i = 0; i < splitters.length; i++) {
      cuts[i + 1] = segment.firstFrom(splitters[i], cuts[i]);
    }
    cuts[splitters.length + 1] = segment.size();
    starts[number] = cuts;
  }

  /** The number of ranges. */
  public int ranges() {
    return splitters.length + 1;
  }

  /** Takes ranges for one worker, whose room it uses again for each. */
  public final class Taker {

    private final RangeSort sort = new RangeSort(heap);
    private long[] prefixes = new long[0];

    /** Gathers and sorts a range, and gives the number of its rows. */
    public int take(int range) {
      int size = gather(range);
      sort.sort();
      return size;
    }

    /** As {@link #take}, and {@link #prefixes} are those of the rows, too. */
    public int takeWithPrefixes(int range) {
      int size = gather(range);
      if (prefixes.length < size) {
        prefixes = new long[size];
      }
      sort.sort(prefixes);
      return size;
    }

    private int gather(int range) {
      int size = 0;
      for (int[] cuts : starts) {
        size += cuts[range + 1] - cuts[range];
      }
      sort.start(size);
      for (int i = 0; i < starts.length; i++) {
        segments.get(i).copy(starts[i][range], starts[i][range + 1], sort);
      }
      return size;
    }

    /** The prefixes of the rows of the range taken last with them, in order, from 0. */
    public long[] prefixes() {
      return prefixes;
    }

    /** The addresses of the rows of the range taken last, in order, from 0. */
    public long[] addresses() {
      return sort.addresses();
    }
  }

  /** The rows that one worker added for one split of the input, sorted by their prefixes. */
  public static final class Segment {

    private final long number;
    private final int start;
    private final int size;
    private final long[] prefixes;
    private final long[] addresses;

    /** A segment of the pairs in a part of two arrays, which nobody changes any more. */
    Segment(long number, long[] prefixes, long[] addresses, int start, int size) {
      this.number = number;
      this.start = start;
      this.prefixes = prefixes;
      this.addresses = addresses;
      this.size = size;
    }

    /** The number of the split, which puts the segments in input order. */
    public long number() {
      return number;
    }

    /** The number of rows. */
    int size() {
      return size;
    }

    private long prefix(int row) {
      return prefixes[start + row];
    }

    /** The first row from a position on whose prefix is not less than another; of sorted rows. */
    private int firstFrom(long prefix, int from) {
      int low = from;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (Long.compareUnsigned(prefix(middle), prefix) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private void copy(int from, int to, RangeSort target) {
      target.add(prefixes, addresses, start + from, start + to);
    }
  }
}
