package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.aggregate.Accumulator;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Groups rows by key and aggregates them: first each worker by itself, then part by part.
 *
 * <pre>
 *   rows --> worker 1: groups that fit --full or done--> entries of part 0 | 1 | ... | 1023
 *   rows --> worker 2: groups that fit --full or done--> entries of part 0 | 1 | ... | 1023
 *                                                                 v   v         v
 *                                              one merge for each part, on all threads
 * </pre>
 *
 * <p>An entry is the key, its text if that is another, and the states of a group. Equal keys fall
 * into the same part, by the high bits of their hash, so that parts are merged independently and
 * each merge is small.
 */
public final class GroupSink implements Sink {

  private static final int PART_BITS = 10;
  static final int PARTS = 1 << PART_BITS;

  private final Grouping grouping;
  private final RowHeap entries;
  private final OperatorCount count;
  private final List<PartAppenders> appenders = Collections.synchronizedList(new ArrayList<>());

  /** What is grouped and aggregated; makes what each worker needs of its own. */
  public interface Grouping {

    /** Evaluates the keys, then the arguments, each in order. */
    List<Evaluator> evaluators();

    /** The number of keys. */
    int keys();

    /** New accumulators, in the order of the arguments. */
    List<Accumulator> accumulators();

    /** Makes text of the keys. */
    RowCodec keyCodec();

    /** Finds the keys that are equal in value though their texts differ; one for each worker. */
    EqualKeys equalKeys();

    /** Makes text of the results of the aggregates. */
    RowCodec resultCodec();
  }

  /** The entries of one worker, a heap appender to a part. */
  static final class PartAppenders {
    private final List<RowHeap.Appender> parts = new ArrayList<>(PARTS);

    private PartAppenders(RowHeap heap) {
      for (int i = 0; i < PARTS; i++) {
        parts.add(heap.partAppender());
      }
    }

    RowHeap.Appender part(long hash) {
      return parts.get((int) (hash >>> Long.SIZE - PART_BITS));
    }

    RowHeap.Appender partAt(int number) {
      return parts.get(number);
    }
  }

  /** A sink whose entries are kept in a heap. */
  public GroupSink(Grouping grouping, RowHeap entries, OperatorCount count) {
    this.grouping = grouping;
    this.entries = entries;
    this.count = count;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    PartAppenders parts = new PartAppenders(entries);
    appenders.add(parts);
    return new GroupCollector(worker, parts);
  }

  /** The entries of all workers. */
  List<PartAppenders> entries() {
    return appenders;
  }

  /** Makes entries of the groups of one worker. */
  private final class GroupCollector implements Collector, WorkerGroups.Receiver {

    private final WorkerGroups groups;
    private final PartAppenders parts;
    private final KeyBytes key = new KeyBytes();
    private final ByteBuilder entry = new ByteBuilder(256);

    private GroupCollector(Worker worker, PartAppenders parts) {
      this.parts = parts;
      this.groups = new WorkerGroups(grouping, worker, count, this);
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
    }

    @Override
    public void takeRows(TextColumn[] keys, int[] numbers, int rows) {
      for (int row = 0; row < rows; row++) {
        int length = key.encode(keys, row);
        addEntry(numbers[row], key.bytes(), 0, length);
      }
    }

    private void addEntry(int group, byte[] bytes, int start, int length) {
      entry.clear();
      long hash = groups.equalKeys().append(group, bytes, start, length, entry);
      for (Accumulator accumulator : groups.accumulators()) {
        accumulator.save(group, entry);
      }
      parts.part(hash).add(entry);
    }

    @Override
    public void finish() {
      groups.empty();
      groups.close();
    }
  }
}
