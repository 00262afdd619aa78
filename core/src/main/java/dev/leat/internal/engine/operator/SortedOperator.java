package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Gives sorted rows, a range to a split; a range is sorted by the copy that takes it. */
public final class SortedOperator implements Operator {

  private static final int BATCH_ROWS = 1 << 11;

  private final SortedRows rows;
  private final RowHeap heap;
  private final RowCodec.Reader reader;
  private final AtomicInteger queue;
  private final int batchRows;
  private final SortedRows.Taker taker;
  private int end;
  private int range = -1;
  private int next;

  private SortedOperator(
      SortedRows rows, RowHeap heap, RowCodec codec, AtomicInteger queue, int batchRows) {
    this.rows = rows;
    this.taker = rows.new Taker();
    this.heap = heap;
    this.reader = codec.new Reader();
    this.queue = queue;
    this.batchRows = Math.min(batchRows, BATCH_ROWS);
  }

  /** The pipeline of sorted rows of a heap. */
  public static Pipeline pipeline(SortedRows rows, RowHeap heap, RowCodec codec, int batchRows) {
    AtomicInteger queue = new AtomicInteger();
    return worker -> new SortedOperator(rows, heap, codec, queue, batchRows);
  }

  @Override
  public long advance() {
    int taken = queue.getAndIncrement();
    if (taken >= rows.ranges()) {
      return END;
    }
    range = taken;
    return taken;
  }

  @Override
  public @Nullable Batch next() {
    if (range >= 0) {
      end = taker.take(range);
      next = 0;
      range = -1;
    }
    if (next == end) {
      return null;
    }
    int to = Math.min(end, next + batchRows);
    long[] addresses = taker.addresses();
    reader.clear();
    heap.fetch(addresses, next, to);
    for (; next < to; next++) {
      byte[] page = heap.page(addresses[next]);
      reader.add(page, KeyBytes.end(page, RowHeap.offset(addresses[next])));
    }
    return reader.batch();
  }

  @Override
  public void close() {
    end = 0;
    next = 0;
  }
}
