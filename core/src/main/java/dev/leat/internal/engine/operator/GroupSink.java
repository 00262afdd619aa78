package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.aggregate.MergeableAccumulator;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.KeyTable;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.spill.PartFile;
import dev.leat.internal.engine.spill.SpillSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

/**
 * Groups rows by key and aggregates them: first each worker by itself, then part by part.
 *
 * <pre>
 *   rows --> worker 1: groups that fit --full or done--> entries of part 0 | 1 | 2 | 3 | ...
 *   rows --> worker 2: groups that fit --full or done--> entries of part 0 | 1 | 2 | 3 | ...
 *                                                                  v   v   v   v
 *                                              one merge for each part, on all threads
 * </pre>
 *
 * <p>An entry is the key, its text if that is another, and the states of a group. Equal keys fall
 * into the same part, by the high bits of their hash, so that parts are merged independently and
 * each merge is small.
 */
public final class GroupSink implements Sink {

  private static final int MOST_PARTS = 1 << 10;
  private static final int LEAST_PARTS = 1 << 4;

  /** The memory of a worker for which there is a part: else most parts would be hardly used. */
  private static final int BYTES_A_PART = 1 << 13;

  private final Grouping grouping;
  private final RowHeap entries;
  private final SpillSpace space;
  private final long limitBytes;
  private final int workers;
  private final int parts;
  private final OperatorCount count;
  private final List<PartAppenders> appenders = Collections.synchronizedList(new ArrayList<>());

  /** What is grouped and aggregated; makes what each worker needs of its own. */
  public interface Grouping {

    /** Evaluates the keys, then the arguments, each in order. */
    List<Evaluator> evaluators();

    /** The number of keys. */
    int keys();

    /** New accumulators, in the order of the arguments. */
    List<MergeableAccumulator> accumulators();

    /** Makes text of the keys. */
    RowCodec keyCodec();

    /** Finds the keys that are equal in value though their texts differ; one for each worker. */
    EqualKeys equalKeys();

    /** Makes text of the results of the aggregates. */
    RowCodec resultCodec();
  }

  /** The entries of one worker: a heap appender to a part, and what it has spilled. */
  static final class PartAppenders {
    private final List<RowHeap.Appender> parts = new ArrayList<>();
    private final PartFile spilled;
    private final int shift;
    private long bytes;

    private PartAppenders(RowHeap heap, int parts, PartFile spilled) {
      this.spilled = spilled;
      this.shift = Long.SIZE - Integer.numberOfTrailingZeros(parts);
      for (int i = 0; i < parts; i++) {
        this.parts.add(heap.partAppender());
      }
    }

    private void add(long hash, ByteBuilder entry) {
      parts.get((int) (hash >>> shift)).add(entry);
      bytes += entry.size();
    }

    private void spill() {
      ByteBuilder block = new ByteBuilder(BYTES_A_PART);
      for (int part = 0; part < parts.size(); part++) {
        RowHeap.Appender entries = parts.get(part);
        block.clear();
        entries.forEachRegion((page, from, to) -> block.append(page, from, to - from));
        entries.free();
        if (block.size() > 0) {
          spilled.add(part, block);
        }
      }
      bytes = 0;
    }

    /** What was spilled. */
    PartFile spilled() {
      return spilled;
    }

    /** Deletes what was spilled. */
    void close() {
      spilled.close();
    }

    RowHeap.Appender partAt(int number) {
      return parts.get(number);
    }
  }

  /**
   * A sink whose entries are kept in a heap, and beyond that spilled.
   *
   * @param limitBytes the memory that entries may take in the heap
   * @param workers the number of threads
   */
  public GroupSink(
      Grouping grouping,
      RowHeap entries,
      SpillSpace space,
      long limitBytes,
      int workers,
      OperatorCount count) {
    this.grouping = grouping;
    this.entries = entries;
    this.space = space;
    this.limitBytes = limitBytes;
    this.workers = workers;
    this.parts =
        Math.clamp(
            Long.highestOneBit(limitBytes / workers / BYTES_A_PART), LEAST_PARTS, MOST_PARTS);
    this.count = count;
  }

  /** The number of parts, a power of two. */
  int parts() {
    return parts;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    PartAppenders own = new PartAppenders(entries, parts, new PartFile(space, count, parts));
    appenders.add(own);
    return new GroupCollector(worker, own);
  }

  /** The entries of all workers. */
  List<PartAppenders> entries() {
    return appenders;
  }

  /** Spills what the workers of a queue keep: once some have to read the disk, all can. */
  void spillAll(Queue<PartAppenders> queue) {
    for (PartAppenders worker = queue.poll(); worker != null; worker = queue.poll()) {
      worker.spill();
    }
  }

  /** Whether any worker has spilled entries. */
  boolean hasSpilled() {
    return appenders.stream().anyMatch(worker -> !worker.spilled().isEmpty());
  }

  /** Makes entries of the groups of one worker. */
  private final class GroupCollector implements Collector, WorkerGroups.Receiver {

    private final WorkerGroups groups;
    private final PartAppenders own;
    private final KeyBytes key = new KeyBytes();
    private final ByteBuilder entry = new ByteBuilder(256);

    private GroupCollector(Worker worker, PartAppenders own) {
      this.own = own;
      this.groups = new WorkerGroups(grouping, worker, count, limitBytes / 4 / workers, this);
    }

    @Override
    public void accept(long split, Batch batch) {
      groups.add(split, batch);
    }

    @Override
    public void takeTable() {
      KeyTable keys = groups.table();
      for (int group = 0; group < keys.size(); group++) {
        if (!groups.equalKeys().isMisfit(group)) {
          int start = keys.start(group);
          addEntry(group, keys.bytes(), start, keys.start(group + 1) - start);
        }
      }
      spillIfFull();
    }

    @Override
    public void takeRows(TextColumn[] keys, int[] numbers, int rows) {
      for (int row = 0; row < rows; row++) {
        int length = key.encode(keys, row);
        addEntry(numbers[row], key.bytes(), 0, length);
      }
      spillIfFull();
    }

    /** Spills once the heap is full, if much of it is this worker's. */
    private void spillIfFull() {
      if (own.bytes > limitBytes / (2L * workers) && entries.usedBytes() > limitBytes) {
        own.spill();
      }
    }

    private void addEntry(int group, byte[] bytes, int start, int length) {
      entry.clear();
      long hash = groups.equalKeys().append(group, bytes, start, length, entry);
      for (MergeableAccumulator accumulator : groups.accumulators()) {
        accumulator.save(group, entry);
      }
      own.add(hash, entry);
    }

    @Override
    public void finish() {
      groups.empty();
      groups.close();
    }
  }
}
