package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.spill.OrderedRows;
import org.jspecify.annotations.Nullable;

/** Gives ordered rows, a range to a split; the last copy frees them. */
public final class SortedOperator implements Operator {

  private static final int BATCH_ROWS = 1 << 11;

  private final RangeQueue queue;
  private final OrderedRows.RangeReader rows;
  private final RowCodec.Reader reader;
  private final int batchRows;
  private int range = -1;
  private boolean closed;

  private SortedOperator(RangeQueue queue, RowCodec codec, int batchRows) {
    this.queue = queue;
    this.rows = queue.enter();
    this.reader = codec.new Reader();
    this.batchRows = Math.min(batchRows, BATCH_ROWS);
  }

  /** The pipeline of ordered rows. */
  public static Pipeline pipeline(OrderedRows rows, RowCodec codec, int batchRows) {
    RangeQueue queue = new RangeQueue(rows);
    return worker -> new SortedOperator(queue, codec, batchRows);
  }

  @Override
  public long advance() {
    long claimed = queue.claim();
    range = (int) claimed;
    return claimed;
  }

  @Override
  public @Nullable Batch next() {
    if (range >= 0) {
      rows.take(range);
      range = -1;
    }
    reader.clear();
    return rows.give(reader, batchRows) == 0 ? null : reader.batch();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      queue.leave();
    }
  }
}
