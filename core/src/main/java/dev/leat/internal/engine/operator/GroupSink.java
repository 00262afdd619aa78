package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.aggregate.Accumulator;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.kernel.GroupNumbers;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.KeyTable;
import dev.leat.internal.engine.memory.Reservation;
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
 * each merge is small. When grouping hardly makes the rows fewer, looking every row up is wasted: a
 * worker then makes an entry of each row for a while, before it tries again.
 */
public final class GroupSink implements Sink {

  private static final int PART_BITS = 10;
  static final int PARTS = 1 << PART_BITS;

  /** A worker has no more groups at a time than these batches have rows: half a million. */
  private static final int MOST_BATCHES = 8;

  /** What is scattered before grouping is tried again, in batches: a million rows. */
  private static final int SCATTERED_BATCHES = 16;

  /** One row in so many. */
  private static final int HARDLY_ANY = 32;

  /** A trial ends at this part of a batch, in groups: 8,192, which fit the cache. */
  private static final int TRIAL_SHARE = 8;

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

  /** The groups of one worker. */
  private final class GroupCollector implements Collector {

    private final Worker.Misfits misfits;
    private final PartAppenders parts;
    private final Reservation reservation;
    private final List<Evaluator> evaluators = grouping.evaluators();
    private final List<Accumulator> accumulators = grouping.accumulators();
    private final RowCodec keyCodec = grouping.keyCodec();
    private final GroupNumbers numbers = new GroupNumbers(grouping.keys());
    private final EqualKeys equalKeys = grouping.equalKeys();
    private final KeyBytes key = new KeyBytes();
    private final ByteBuilder entry = new ByteBuilder(256);
    private int[] groups = new int[0];
    private final int batchRows;
    private long limit;
    private long rowsSinceEmptied;
    private long rowsToScatter;
    private long split = -1;
    private long rowInSplit;

    private GroupCollector(Worker worker, PartAppenders parts) {
      this.misfits = worker.misfits();
      this.parts = parts;
      this.reservation = worker.run().budget().reservation(count.name());
      this.batchRows = worker.run().settings().batchRows();
      this.limit = (long) batchRows * MOST_BATCHES;
    }

    @Override
    public void accept(long number, Batch batch) {
      if (number != split) {
        split = number;
        rowInSplit = 0;
      }
      Batch values = ProjectOperator.Evaluation.columns(batch, evaluators, misfits);
      if (groups.length < values.rows()) {
        groups = new int[values.rows()];
      }
      if (rowsToScatter > 0) {
        scatter(values);
      } else {
        group(values);
      }
      rowInSplit += batch.rows();
      count.add(batch.rows(), 0);
      reservation.resize(memoryBytes());
    }

    private void group(Batch values) {
      numbers.number(keys(values), values.rows(), groups);
      equalKeys.learn(numbers.keys());
      Batch fitting = equalKeys.anyMisfit() ? withoutMisfits(values) : values;
      accumulate(fitting, numbers.keys().size());
      rowsSinceEmptied += values.rows();
      int size = numbers.keys().size();
      boolean inVain = isInVain(size);
      if (inVain || size > limit) {
        empty();
        limit = inVain ? batchRows / TRIAL_SHARE : (long) batchRows * MOST_BATCHES;
        rowsToScatter = inVain ? (long) batchRows * SCATTERED_BATCHES : 0;
      }
    }

    /**
     * Whether grouping saves little: half of the rows of a full table, or hardly any row of one
     * that has begun to outgrow the cache.
     */
    private boolean isInVain(long size) {
      return size > limit
          ? size * 2 > rowsSinceEmptied
          : size > batchRows && size * HARDLY_ANY > rowsSinceEmptied * (HARDLY_ANY - 1);
    }

    /** Makes an entry of each row. */
    private void scatter(Batch values) {
      for (int row = 0; row < values.rows(); row++) {
        groups[row] = row;
      }
      equalKeys.learnRows(keys(values), values.rows());
      Batch fitting = equalKeys.anyMisfit() ? withoutMisfits(values) : values;
      TextColumn[] keys = keys(fitting);
      accumulate(fitting, values.rows());
      for (int row = 0; row < fitting.rows(); row++) {
        int length = key.encode(keys, row);
        addEntry(groups[row], key.bytes(), 0, length);
      }
      equalKeys.clear();
      accumulators.forEach(accumulator -> accumulator.clear(values.rows()));
      rowsToScatter -= values.rows();
    }

    /** Rejects the rows whose keys are not of their types. */
    private Batch withoutMisfits(Batch values) {
      int kept = 0;
      for (int row = 0; row < values.rows(); row++) {
        if (equalKeys.isMisfit(groups[row])) {
          equalKeys.report(groups[row], row, misfits);
        } else {
          groups[kept++] = groups[row];
        }
      }
      return misfits.removeFrom(values);
    }

    private TextColumn[] keys(Batch values) {
      TextColumn[] keys = new TextColumn[grouping.keys()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = keyCodec.text(values.column(i), i, values.rows());
      }
      return keys;
    }

    private void accumulate(Batch values, int size) {
      int rows = values.rows();
      long sequence = (split << 32) + rowInSplit;
      for (int i = 0; i < accumulators.size(); i++) {
        Accumulator accumulator = accumulators.get(i);
        Column argument = values.column(grouping.keys() + i);
        accumulator.reserve(size);
        accumulator.add(argument, groups, rows, sequence);
      }
    }

    private long memoryBytes() {
      long bytes = numbers.memoryBytes();
      for (Accumulator accumulator : accumulators) {
        bytes += accumulator.memoryBytes();
      }
      return bytes;
    }

    /** Moves all groups to their parts. */
    private void empty() {
      KeyTable keys = numbers.keys();
      for (int group = 0; group < keys.size(); group++) {
        if (!equalKeys.isMisfit(group)) {
          int start = keys.start(group);
          addEntry(group, keys.bytes(), start, keys.start(group + 1) - start);
        }
      }
      equalKeys.clear();
      for (Accumulator accumulator : accumulators) {
        accumulator.clear(keys.size());
      }
      numbers.clear();
      rowsSinceEmptied = 0;
    }

    private void addEntry(int group, byte[] bytes, int start, int length) {
      entry.clear();
      long hash = equalKeys.append(group, bytes, start, length, entry);
      for (Accumulator accumulator : accumulators) {
        accumulator.save(group, entry);
      }
      parts.part(hash).add(entry);
    }

    @Override
    public void finish() {
      empty();
      reservation.close();
    }
  }
}
