package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.spill.OrderedRows;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Gives ordered rows, a range to a split; the last copy frees them. */
public final class SortedOperator implements Operator {

  private static final int BATCH_ROWS = 1 << 11;

  private final Shared shared;
  private final OrderedRows.RangeReader rows;
  private final RowCodec.Reader reader;
  private final int batchRows;
  private int range = -1;
  private boolean closed;

  /** What the copies share. */
  private static final class Shared {

    private final OrderedRows rows;
    private final AtomicInteger queue = new AtomicInteger();
    private final AtomicInteger copies = new AtomicInteger();

    private Shared(OrderedRows rows) {
      this.rows = rows;
    }
  }

  private SortedOperator(Shared shared, RowCodec codec, int batchRows) {
    this.shared = shared;
    this.rows = shared.rows.reader();
    this.reader = codec.new Reader();
    this.batchRows = Math.min(batchRows, BATCH_ROWS);
    shared.copies.incrementAndGet();
  }

  /** The pipeline of ordered rows. */
  public static Pipeline pipeline(OrderedRows rows, RowCodec codec, int batchRows) {
    Shared shared = new Shared(rows);
    return worker -> new SortedOperator(shared, codec, batchRows);
  }

  @Override
  public long advance() {
    int taken = shared.queue.getAndIncrement();
    if (taken >= shared.rows.ranges()) {
      return END;
    }
    range = taken;
    return taken;
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
      if (shared.copies.decrementAndGet() == 0) {
        shared.rows.close();
      }
    }
  }
}
