package dev.leat.internal.engine.spill;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.rows.RangeSort;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortRecord;
import dev.leat.internal.engine.rows.SortedRows;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts rows in the order of their keys: in memory as long as they fit, else through sorted runs on
 * the disk. Stable: rows with equal keys come in the order of their splits, and of their adding.
 *
 * <pre>
 *   worker 1: rows --> segments, sorted by prefix --full--> run 1, run 4        ranges of keys, each
 *   worker 2: rows --> segments, sorted by prefix --full--> run 2, run 3   -->  merged from all runs
 * </pre>
 *
 * <p>The rows of a split are sorted by the prefixes of their keys and kept in that order, while
 * they are in the cache. When ranges are put together later, rows that follow each other then
 * mostly lie together; in input order each would cost a cache miss or two.
 *
 * <p>Each worker writes runs of its own rows, whenever its share of the memory is full, and waits
 * for nobody. Once one has done so, all do at the end. An external merge sort (Knuth, vol. 3, 5.4).
 */
public final class RowSort {

  /** A split of more bytes becomes several segments; their order is that of the list. */
  private static final int MOST_SEGMENT_BYTES = 1 << 21;

  private static final int PAIR_BYTES = 2 * Long.BYTES;
  private static final int MOST_BLOCK_BYTES = 1 << 16;
  private static final int LEAST_BLOCK_BYTES = 1 << 12;
  private static final int RANGE_BYTES = 1 << 22;

  /** A worker reads runs in this part of its share of the memory: who takes the rows needs some. */
  private static final int READERS_SHARE = 2;

  private final RowHeap heap;
  private final RecordForm form;
  private final SpillSpace space;
  private final OperatorCount count;
  private final long limitBytes;
  private final long workerBytes;
  private final int workers;
  private final int blockBytes;
  private final List<Writer> writers = Collections.synchronizedList(new ArrayList<>());
  private final List<SortedRun> runs = Collections.synchronizedList(new ArrayList<>());

  /** Knows the form of records. */
  @FunctionalInterface
  public interface RecordForm {
    /** Where the {@link SortRecord} that starts at a position ends. */
    int end(byte[] page, int record);

    /**
     * How many bytes of the rest of a key tell which rows stay together: those that have them in
     * common come in one range.
     */
    default int rangeKeyLength(byte[] page, int record) {
      return KeyBytes.length(page, record);
    }
  }

  /**
   * A sort without rows.
   *
   * @param form knows the form of records
   * @param limitBytes the memory that rows may take in the heap before they are spilled
   * @param workers the number of threads that add rows, and later take them
   */
  public RowSort(
      RowHeap heap,
      RecordForm form,
      SpillSpace space,
      OperatorCount count,
      long limitBytes,
      int workers) {
    this.heap = heap;
    this.form = form;
    this.space = space;
    this.count = count;
    this.limitBytes = limitBytes;
    this.workers = workers;
    this.workerBytes = limitBytes / workers;
    this.blockBytes = Math.clamp(workerBytes / 256, LEAST_BLOCK_BYTES, MOST_BLOCK_BYTES);
  }

  /** The form of records whose values a codec has written. */
  public static RecordForm form(RowCodec codec) {
    return (page, record) -> codec.end(page, SortRecord.values(page, record));
  }

  /** A writer for one worker. */
  public Writer writer() {
    return writer(heap.appender(workerBytes));
  }

  /** A writer for one worker, which keeps its rows through an appender. */
  public Writer writer(RowHeap.Appender appender) {
    Writer writer = new Writer(appender);
    writers.add(writer);
    return writer;
  }

  /** The rows in order, once all are added. */
  public OrderedRows ordered(SortedRows.Parallel parallel) {
    return runs.isEmpty() && !space.isKept() ? inMemory(parallel) : onDisk(parallel);
  }

  private OrderedRows inMemory(SortedRows.Parallel parallel) {
    List<SortedRows.Segment> segments = new ArrayList<>();
    writers.forEach(writer -> segments.addAll(writer.segments));
    segments.sort((one, other) -> Long.compare(one.number(), other.number()));
    return new RowsInMemory(SortedRows.of(heap, segments, parallel), heap);
  }

  private OrderedRows onDisk(SortedRows.Parallel parallel) {
    ConcurrentLinkedQueue<Writer> queue = new ConcurrentLinkedQueue<>(writers);
    parallel.onEveryThread(() -> {
      for (Writer writer = queue.poll(); writer != null; writer = queue.poll()) {
        writer.spill();
      }
    });
    heap.close();
    long cursorBytes = 2L * blockBytes;
    int most = (int) Math.max(2, workerBytes / READERS_SHARE / cursorBytes);
    while (runs.size() > most) {
      mergeSome(most, parallel);
    }
    RowsOnDisk rows = new RowsOnDisk(List.copyOf(runs), RANGE_BYTES, heap::close);
    heap.reserve(cursorBytes * runs.size() * Math.min(workers, rows.ranges()));
    return rows;
  }

  /** Writes where the runs are, with all rows in them; while nobody adds any. */
  public void save(DataOutputStream out) throws IOException {
    List.copyOf(writers).forEach(Writer::spill);
    out.writeInt(runs.size());
    for (SortedRun run : runs) {
      run.save(out);
    }
  }

  /** Takes the runs that an earlier process has written, before any row is added. */
  public void restore(DataInputStream in, SpillSpace kept) throws IOException {
    for (int number = in.readInt(); number > 0; number--) {
      runs.add(SortedRun.load(kept, count.name(), in));
    }
  }

  /** Closes all runs and forgets them, before any row is added. */
  public void forget() {
    runs.forEach(SortedRun::close);
    runs.clear();
  }

  /** The rows of runs that an earlier process has sorted. */
  public static OrderedRows saved(List<SortedRun> runs) {
    return new RowsOnDisk(List.copyOf(runs), RANGE_BYTES, () -> {});
  }

  /** Makes one run each of so many runs that follow one another, until there are few enough. */
  private void mergeSome(int most, SortedRows.Parallel parallel) {
    List<List<SortedRun>> groups = new ArrayList<>();
    for (int from = 0; from < runs.size(); from += most) {
      groups.add(List.copyOf(runs.subList(from, Math.min(runs.size(), from + most))));
    }
    SortedRun[] merged = new SortedRun[groups.size()];
    AtomicInteger queue = new AtomicInteger();
    parallel.onEveryThread(() -> {
      for (int i = queue.getAndIncrement(); i < merged.length; i = queue.getAndIncrement()) {
        merged[i] = merged(groups.get(i));
      }
    });
    runs.clear();
    runs.addAll(List.of(merged));
  }

  private SortedRun merged(List<SortedRun> group) {
    if (group.size() == 1) {
      return group.getFirst();
    }
    RunMerge merge = new RunMerge(group);
    RunWriter writer = new RunWriter(space.file(count.name()), blockBytes, form);
    merge.seek(null, null);
    while (merge.next()) {
      RunCursor row = merge.row();
      writer.add(row.prefix(), row.page(), row.record(), row.recordEnd() - row.record());
    }
    SortedRun run = writer.finish();
    count.spilled(run.storedBytes());
    if (!space.isKept()) {
      group.forEach(SortedRun::delete); // else a checkpoint may name them
    }
    return run;
  }

  /** Adds the rows of one worker; not safe for threads. */
  public final class Writer {

    private final RowHeap.Appender appender;
    private final ByteBuilder rows = new ByteBuilder(1 << 12);
    private final RangeSort sort =
        new RangeSort(heap, (int) Math.min(Integer.MAX_VALUE, workerBytes / 16 / PAIR_BYTES));
    private final int mostSegmentBytes = (int) Math.min(MOST_SEGMENT_BYTES, workerBytes / 8);
    private final List<SortedRows.Segment> segments = new ArrayList<>();
    private long pairs;

    private Writer(RowHeap.Appender appender) {
      this.appender = appender;
    }

    /** Adds a row of a split, by its key and its values. */
    public void add(ByteBuilder key, long split, TextColumn[] values, int row) {
      int start = begin(key, split);
      RowCodec.append(values, row, rows);
      end(key, start);
    }

    /** Begins a row, whose values the caller then appends to {@link #rows}. */
    public int begin(ByteBuilder key, long split) {
      int start = rows.size();
      SortRecord.append(key, split, rows);
      return start;
    }

    /** Where the values of a row that was begun are appended. */
    public ByteBuilder rows() {
      return rows;
    }

    /** Ends the row that was begun at a position. */
    public void end(ByteBuilder key, int start) {
      sort.add(SortedRows.prefix(key), (long) start << 32 | (rows.size() - start));
    }

    /** Keeps what was added when it is much; to be called between rows. */
    public void keepIfMany(long split) {
      if (rows.size() > mostSegmentBytes) {
        keep(split);
      }
    }

    /** Keeps what was added, at the end of a split. */
    public void keep(long split) {
      if (sort.size() == 0) {
        return;
      }
      if (isFull()) {
        spill();
      }
      sort.byPrefix();
      long[] addresses = sort.addresses();
      for (int i = 0; i < sort.size(); i++) {
        addresses[i] = appender.add(rows.array(), (int) (addresses[i] >>> 32), (int) addresses[i]);
      }
      pairs += sort.size();
      segments.add(sort.segment(split));
      rows.clear();
    }

    /** Whether the heap is full and much of it is this worker's. */
    private boolean isFull() {
      long own = appender.sizeBytes() + PAIR_BYTES * pairs;
      long more = rows.size() + (long) PAIR_BYTES * sort.size();
      return own > workerBytes / 2 && heap.usedBytes() + more > limitBytes || !heap.canGrow(more);
    }

    /** Writes a run of all rows that are kept, if there are any. */
    public void spill() {
      if (segments.isEmpty()) {
        return;
      }
      RunWriter writer = new RunWriter(space.file(count.name()), blockBytes, form);
      SortedRows sorted = SortedRows.of(heap, segments, Runnable::run);
      SortedRows.Taker taker = sorted.new Taker();
      for (int range = 0; range < sorted.ranges(); range++) {
        int size = taker.takeWithPrefixes(range);
        write(taker, size, writer);
      }
      SortedRun run = writer.finish();
      count.spilled(run.storedBytes());
      runs.add(run);
      segments.clear();
      pairs = 0;
      appender.free();
      sort.reuse();
    }

    private void write(SortedRows.Taker taker, int size, RunWriter writer) {
      long[] addresses = taker.addresses();
      int step = 1 << 11;
      for (int from = 0; from < size; from += step) {
        int to = Math.min(size, from + step);
        heap.fetch(addresses, from, to);
        for (int i = from; i < to; i++) {
          byte[] page = heap.page(addresses[i]);
          int start = RowHeap.offset(addresses[i]);
          int end = form.end(page, start);
          writer.add(taker.prefixes()[i], page, start, end - start);
        }
      }
    }
  }
}
