package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.aggregate.MergeableAccumulator;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RejectLog;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowCodec;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Groups what each worker reads by itself, and gives the groups without merging them.
 *
 * <p>A group thus comes as often as there are workers that read rows of it, or more often when the
 * groups outgrow the table of a worker; who reads them puts them together. The rows come in one
 * split for each worker, and in no order.
 */
public final class PartialGroups implements Operator, WorkerGroups.Receiver {

  private final Operator input;
  private final Worker worker;
  private final WorkerGroups groups;
  private final RowCodec keyCodec;
  private final int keyCount;
  private final OperatorCount count;
  private final AtomicLong splits;
  private boolean claimed;
  private long inputSplit = END;
  private boolean done;
  private @Nullable Batch ready;

  private PartialGroups(
      Operator input,
      Worker worker,
      GroupSink.Grouping grouping,
      OperatorCount count,
      AtomicLong splits) {
    this.input = input;
    this.worker = worker;
    this.groups = new WorkerGroups(grouping, worker, count, mostBytes(worker), this);
    this.keyCodec = grouping.keyCodec();
    this.keyCount = grouping.keys();
    this.count = count;
    this.splits = splits;
  }

  /** A share of what is free now, since what keeps rows above has its own. */
  private static long mostBytes(Worker worker) {
    return worker.run().budget().freeBytes() / 8 / worker.run().settings().threads();
  }

  /** The pipeline of the groups of the rows of another one. */
  public static Pipeline pipeline(
      Pipeline input, GroupSink.Grouping grouping, OperatorCount count, RunState run) {
    RejectLog.Sequence sequence = run.rejects().sequence();
    AtomicLong splits = new AtomicLong();
    return ignored -> {
      // The splits below are others than those above, and so is their order.
      Worker worker = new Worker(run, sequence);
      return new PartialGroups(input.copyFor(worker), worker, grouping, count, splits);
    };
  }

  @Override
  public long advance() {
    if (claimed) {
      return END;
    }
    claimed = true;
    return splits.getAndIncrement();
  }

  @Override
  public @Nullable Batch next() {
    ready = null;
    while (ready == null && !done) {
      Batch batch = nextOfInput();
      if (batch == null) {
        done = true;
        groups.empty();
      } else if (batch.rows() > 0) {
        groups.add(inputSplit, batch);
      }
    }
    return ready;
  }

  private @Nullable Batch nextOfInput() {
    Batch batch = inputSplit == END ? null : input.next();
    while (batch == null) {
      if (inputSplit != END) {
        worker.splitDone(inputSplit);
        worker.run().check();
      }
      inputSplit = input.advance();
      if (inputSplit == END) {
        return null;
      }
      batch = input.next();
    }
    return batch;
  }

  @Override
  public void takeTable() {
    int size = groups.table().size();
    int[] fitting = new int[size];
    int rows = 0;
    for (int group = 0; group < size; group++) {
      fitting[rows] = group;
      rows += groups.equalKeys().isMisfit(group) ? 0 : 1;
    }
    Column[] columns = new Column[keyCount + groups.accumulators().size()];
    putKeys(KeyColumns.of(groups.table(), 0, size, keyCount), size, columns);
    putResults(groups.accumulators(), size, columns);
    give(new Batch(size, columns, Origin.COMPUTED).gather(fitting, rows));
  }

  @Override
  public void takeRows(TextColumn[] keys, int[] numbers, int rows) {
    if (rows == 0) {
      return;
    }
    Column[] columns = new Column[keyCount + groups.accumulators().size()];
    putResults(groups.accumulators(), numbers[rows - 1] + 1, columns);
    for (int i = keyCount; i < columns.length; i++) {
      columns[i] = columns[i].gather(numbers, rows);
    }
    putKeys(keys, rows, columns);
    give(new Batch(rows, columns, Origin.COMPUTED));
  }

  private void putKeys(TextColumn[] keys, int rows, Column[] columns) {
    for (int i = 0; i < keys.length; i++) {
      columns[i] = keyCodec.column(keys[i], i, rows);
    }
  }

  private void putResults(List<MergeableAccumulator> accumulators, int size, Column[] columns) {
    for (int i = 0; i < accumulators.size(); i++) {
      columns[keyCount + i] = accumulators.get(i).results(size);
    }
  }

  private void give(Batch batch) {
    count.add(0, batch.rows());
    ready = batch;
  }

  @Override
  public void close() {
    input.close();
    groups.close();
  }
}
