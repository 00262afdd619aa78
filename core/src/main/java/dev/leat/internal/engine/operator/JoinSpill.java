package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.RowSort;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What the workers share that join the spilled parts of two sides, see {@link PartJoin}. */
final class JoinSpill {

  private final JoinShape shape;
  private final JoinParts left;
  private final JoinParts right;
  private final RowCodec leftCodec;
  private final Supplier<JoinKeys> leftKeys;
  private final long chunkBytes;
  private final RunState run;
  private final OperatorCount count;
  private final AtomicLong leftOrphans = new AtomicLong();
  private final AtomicLong rightOrphans = new AtomicLong();

  /**
   * The join of spilled parts.
   *
   * @param leftKeys makes the keys of the left side for a worker
   * @param chunkBytes the rows of the right side that a worker may hold at a time, in bytes
   */
  JoinSpill(
      JoinShape shape,
      JoinParts left,
      JoinParts right,
      RowCodec leftCodec,
      Supplier<JoinKeys> leftKeys,
      long chunkBytes,
      RunState run,
      OperatorCount count) {
    this.shape = shape;
    this.left = left;
    this.right = right;
    this.leftCodec = leftCodec;
    this.leftKeys = leftKeys;
    this.chunkBytes = chunkBytes;
    this.run = run;
    this.count = count;
  }

  /** Joins all parts on all threads, and gives the rows in order. */
  OrderedRows joined(RowSort sort, SortedRows.Parallel parallel) {
    AtomicInteger queue = new AtomicInteger();
    parallel.onEveryThread(() -> {
      Worker worker = new Worker(run, run.rejects().sequence());
      PartJoin join = new PartJoin(this, worker, sort.writer());
      for (int i = queue.getAndIncrement(); i < left.count(); i = queue.getAndIncrement()) {
        run.check();
        join.join(i);
      }
    });
    left.close();
    right.close();
    return sort.ordered(parallel);
  }

  JoinShape shape() {
    return shape;
  }

  JoinParts left() {
    return left;
  }

  JoinParts right() {
    return right;
  }

  RowCodec leftCodec() {
    return leftCodec;
  }

  JoinKeys leftKeys() {
    return leftKeys.get();
  }

  long chunkBytes() {
    return chunkBytes;
  }

  /** No rows of the right side, as they were kept. */
  JoinRows keptRows() {
    return rows(shape.keptColumns().length);
  }

  /** No rows, in a heap of their own, for a chunk of so many columns. */
  JoinRows rows(int columns) {
    RowHeap heap = new RowHeap(run.budget(), count.name());
    return new JoinRows(heap, shape.leftKeys().length, columns, chunkBytes);
  }

  /** A reservation for the table of a chunk. */
  Reservation reservation() {
    return run.budget().reservation(count.name());
  }

  /** Counts rows that were given. */
  void gave(long rows) {
    count.add(0, rows);
  }

  void leftOrphan(long rows) {
    leftOrphans.addAndGet(rows);
  }

  void rightOrphan(long rows) {
    rightOrphans.addAndGet(rows);
  }

  long leftOrphans() {
    return leftOrphans.get();
  }

  long rightOrphans() {
    return rightOrphans.get();
  }
}
