package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.aggregate.MergeableAccumulator;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.kernel.GroupNumbers;
import dev.leat.internal.engine.kernel.KeyTable;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowCodec;
import java.util.List;

/**
 * The groups of one worker, as far as they fit into a table, which is then handed on and used
 * again.
 *
 * <p>When grouping hardly makes the rows fewer, looking every row up is wasted: each row is then
 * handed on as a group by itself for a while, before grouping is tried again.
 *
 * <p>Not safe for threads.
 */
final class WorkerGroups implements AutoCloseable {

  /** There are no more groups at a time than these batches have rows: half a million. */
  private static final int MOST_BATCHES = 8;

  /** What is not grouped before grouping is tried again, in batches: a million rows. */
  private static final int UNGROUPED_BATCHES = 16;

  /** One row in so many. */
  private static final int HARDLY_ANY = 32;

  /** A trial ends at this part of a batch, in groups: 8,192, which fit the cache. */
  private static final int TRIAL_SHARE = 8;

  private final GroupSink.Grouping grouping;
  private final Receiver receiver;
  private final OperatorCount count;
  private final Worker.Misfits misfits;
  private final Reservation reservation;
  private final List<Evaluator> evaluators;
  private final List<MergeableAccumulator> accumulators;
  private final RowCodec keyCodec;
  private final GroupNumbers numbers;
  private final EqualKeys equalKeys;
  private final int batchRows;
  private final long mostBytes;
  private int[] groupOfRow = new int[0];
  private long mostGroups;
  private long limit;
  private long rowsSinceEmptied;
  private long rowsToLeave;
  private long split = -1;
  private long rowInSplit;

  /** Takes groups, whose states are then forgotten. */
  interface Receiver {
    /** Takes all groups of the table; those whose keys are misfits are none. */
    void takeTable();

    /**
     * Takes rows that are a group each.
     *
     * @param keys the keys of the rows
     * @param groups for each row the number of its group, by which its states and key are known
     */
    void takeRows(TextColumn[] keys, int[] groups, int rows);
  }

  /**
   * No groups.
   *
   * @param mostBytes the memory after which groups are handed on, however few they are
   */
  WorkerGroups(
      GroupSink.Grouping grouping,
      Worker worker,
      OperatorCount count,
      long mostBytes,
      Receiver receiver) {
    this.mostBytes = mostBytes;
    this.grouping = grouping;
    this.receiver = receiver;
    this.count = count;
    this.misfits = worker.misfits();
    this.reservation = worker.run().budget().reservation(count.name());
    this.evaluators = grouping.evaluators();
    this.accumulators = grouping.accumulators();
    this.keyCodec = grouping.keyCodec();
    this.numbers = new GroupNumbers(grouping.keys(), mostBytes / 4);
    this.equalKeys = grouping.equalKeys();
    this.batchRows = worker.run().settings().batchRows();
    this.mostGroups = (long) batchRows * MOST_BATCHES;
    this.limit = mostGroups;
  }

  /** The keys of the groups of the table. */
  KeyTable table() {
    return numbers.keys();
  }

  /** What is known of the keys of groups. */
  EqualKeys equalKeys() {
    return equalKeys;
  }

  /** The states of the groups. */
  List<MergeableAccumulator> accumulators() {
    return accumulators;
  }

  /** Adds the rows of a batch of a split. */
  void add(long number, Batch batch) {
    if (number != split) {
      split = number;
      rowInSplit = 0;
    }
    Batch values = ProjectOperator.Evaluation.columns(batch, evaluators, misfits);
    if (groupOfRow.length < values.rows()) {
      groupOfRow = new int[values.rows()];
    }
    if (rowsToLeave > 0) {
      handOn(values);
    } else {
      group(values);
    }
    rowInSplit += batch.rows();
    count.add(batch.rows(), 0);
    emptyIfLarge();
    reservation.resize(memoryBytes());
  }

  /** Hands groups on before they take too much memory, and next time already at half as many. */
  private void emptyIfLarge() {
    int size = table().size();
    if (size > 0 && memoryBytes() > mostBytes) {
      mostGroups = Math.min(mostGroups, Math.max(1, size / 2));
      limit = Math.min(limit, mostGroups);
      empty();
    }
  }

  private void group(Batch values) {
    numbers.number(keys(values), values.rows(), groupOfRow);
    equalKeys.learn(table());
    Batch fitting = equalKeys.anyMisfit() ? withoutMisfits(values) : values;
    int size = table().size();
    accumulate(fitting, size);
    rowsSinceEmptied += values.rows();
    boolean inVain = isInVain(size);
    if (inVain || size > limit) {
      empty();
      limit = inVain ? batchRows / TRIAL_SHARE : mostGroups;
      rowsToLeave = inVain ? (long) batchRows * UNGROUPED_BATCHES : 0;
    }
  }

  /**
   * Whether grouping saves little: half of the rows of a full table, or hardly any row of one that
   * has begun to outgrow the cache.
   */
  private boolean isInVain(long size) {
    return size > limit
        ? size * 2 > rowsSinceEmptied
        : size > batchRows && size * HARDLY_ANY > rowsSinceEmptied * (HARDLY_ANY - 1);
  }

  /** Hands on all groups of the table, and forgets them. */
  void empty() {
    receiver.takeTable();
    int size = table().size();
    accumulators.forEach(accumulator -> accumulator.clear(size));
    equalKeys.clear();
    numbers.clear();
    rowsSinceEmptied = 0;
  }

  /** Hands on each row as a group. */
  private void handOn(Batch values) {
    for (int row = 0; row < values.rows(); row++) {
      groupOfRow[row] = row;
    }
    equalKeys.learnRows(keys(values), values.rows());
    Batch fitting = equalKeys.anyMisfit() ? withoutMisfits(values) : values;
    accumulate(fitting, values.rows());
    receiver.takeRows(keys(fitting), groupOfRow, fitting.rows());
    accumulators.forEach(accumulator -> accumulator.clear(values.rows()));
    equalKeys.clear();
    rowsToLeave -= values.rows();
  }

  /** Rejects the rows whose keys are not of their types. */
  private Batch withoutMisfits(Batch values) {
    int kept = 0;
    for (int row = 0; row < values.rows(); row++) {
      if (equalKeys.isMisfit(groupOfRow[row])) {
        equalKeys.report(groupOfRow[row], row, misfits);
      } else {
        groupOfRow[kept++] = groupOfRow[row];
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
      MergeableAccumulator accumulator = accumulators.get(i);
      Column argument = values.column(grouping.keys() + i);
      accumulator.reserve(size);
      accumulator.add(argument, groupOfRow, rows, sequence);
    }
  }

  private long memoryBytes() {
    long bytes = numbers.memoryBytes();
    for (MergeableAccumulator accumulator : accumulators) {
      bytes += accumulator.memoryBytes();
    }
    return bytes;
  }

  @Override
  public void close() {
    reservation.close();
  }
}
