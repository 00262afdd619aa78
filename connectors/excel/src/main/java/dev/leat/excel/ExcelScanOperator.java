package dev.leat.excel;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.format.SplitQueue;
import org.jspecify.annotations.Nullable;

/** Gives the rows of sheets, and rejects those with more cells than there are columns. */
final class ExcelScanOperator implements Operator {

  private final SplitQueue<SheetPiece> queue;
  private final SheetPiece piece;
  private final Worker worker;
  private final OperatorCount count;
  private final int batchRows;
  private SplitQueue.@Nullable Claim<SheetPiece> claim;
  private int next;
  private boolean closed;

  ExcelScanOperator(
      SplitQueue<SheetPiece> queue, SheetPiece piece, Worker worker, OperatorCount count) {
    this.queue = queue;
    queue.join();
    this.piece = piece;
    this.worker = worker;
    this.count = count;
    this.batchRows = worker.run().settings().batchRows();
  }

  @Override
  public long advance() {
    SplitQueue.Claim<SheetPiece> claimed = queue.claim();
    claim = claimed;
    return claimed.number();
  }

  @Override
  public @Nullable Batch next() {
    SplitQueue.Claim<SheetPiece> toLoad = claim;
    if (toLoad != null) {
      claim = null;
      next = 0;
      toLoad.splits().load(toLoad.ofFile(), piece);
      reject();
      count.add(piece.rows() + (long) piece.tooWide().size(), piece.rows());
    }
    int from = next;
    next = (int) Math.min(piece.rows(), from + (long) batchRows);
    return piece.batch(from, next);
  }

  private void reject() {
    for (SheetPiece.TooWide row : piece.tooWide()) {
      String cell = ExcelFile.letters(row.cell() - 1) + row.number();
      worker.reject(
          piece.place(row.number()), "", "the cell " + cell + " stands behind the last column");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      queue.leave();
    }
  }
}
