package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.event.OperatorCount;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What the copies of a join share: the table, and how far they are. */
final class JoinShared {

  private final JoinTable table;
  private final OperatorCount count;
  private final Runnable afterLast;
  private final AtomicInteger copies = new AtomicInteger();
  private final AtomicLong splits = new AtomicLong();
  private final AtomicLong leftOrphans = new AtomicLong();

  /**
   * The state of a join.
   *
   * @param afterLast runs when the last copy has read the left side, or is closed before
   */
  JoinShared(JoinTable table, OperatorCount count, Consumer<JoinShared> afterLast) {
    this.table = table;
    this.count = count;
    this.afterLast = () -> afterLast.accept(this);
  }

  JoinTable table() {
    return table;
  }

  OperatorCount count() {
    return count;
  }

  void enter() {
    copies.incrementAndGet();
  }

  void claimed(long split) {
    splits.accumulateAndGet(split + 1, Math::max);
  }

  /** Counts a copy that has read the left side; true for the last one. */
  boolean leave() {
    boolean last = copies.decrementAndGet() == 0;
    if (last) {
      afterLast.run();
    }
    return last;
  }

  /** The number of splits of the left side, once all copies have read it. */
  long splits() {
    return splits.get();
  }

  void leftOrphan(long rows) {
    leftOrphans.addAndGet(rows);
  }

  long leftOrphans() {
    return leftOrphans.get();
  }
}
