package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.spill.OrderedRows;
import java.util.concurrent.atomic.AtomicInteger;

/** The ranges of ordered rows, which the copies of an operator claim; the last one frees them. */
final class RangeQueue {

  private final OrderedRows rows;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger copies = new AtomicInteger();

  RangeQueue(OrderedRows rows) {
    this.rows = rows;
  }

  /** A reader for one copy, which has to {@link #leave} in the end. */
  OrderedRows.RangeReader enter() {
    copies.incrementAndGet();
    return rows.reader();
  }

  /** Claims a range: its number, or {@link Operator#END}. */
  long claim() {
    int range = next.getAndIncrement();
    return range < rows.ranges() ? range : Operator.END;
  }

  /** Counts a copy that is closed, and gives whether it was the last. */
  boolean leave() {
    boolean last = copies.decrementAndGet() == 0;
    if (last) {
      rows.close();
    }
    return last;
  }
}
