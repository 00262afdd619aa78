package dev.leat.parquet;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.format.SplitQueue;
import org.jspecify.annotations.Nullable;

/** Gives the rows of Parquet files, a row group a split. */
final class ParquetScanOperator implements Operator {

  private final SplitQueue<RowGroup> queue;
  private final RowGroup group = new RowGroup();
  private final Worker.Misfits misfits;
  private final OperatorCount count;
  private final int batchRows;
  private SplitQueue.@Nullable Claim<RowGroup> claim;
  private boolean closed;

  ParquetScanOperator(SplitQueue<RowGroup> queue, Worker worker, OperatorCount count) {
    this.queue = queue;
    queue.join();
    this.misfits = worker.misfits();
    this.count = count;
    this.batchRows = worker.run().settings().batchRows();
  }

  @Override
  public long advance() {
    SplitQueue.Claim<RowGroup> claimed = queue.claim();
    claim = claimed;
    return claimed.number();
  }

  @Override
  public @Nullable Batch next() {
    SplitQueue.Claim<RowGroup> toLoad = claim;
    if (toLoad != null) {
      claim = null;
      toLoad.splits().load(toLoad.ofFile(), group);
    }
    Batch batch = group.next(batchRows, misfits);
    if (batch == null) {
      return null;
    }
    Batch good = misfits.removeFrom(batch);
    count.add(batch.rows(), good.rows());
    return good;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      group.clear();
      queue.leave();
    }
  }
}
