package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What the copies of a join share: the table, and how far they are. */
final class JoinShared {

  private final RunState run;
  private final JoinTable table;
  private final OperatorCount count;
  private final Runnable afterLast;
  private final AtomicInteger copies = new AtomicInteger();
  private long splits;
  private boolean orphansClaimed;
  private final AtomicLong leftOrphans = new AtomicLong();

  /**
   * The state of a join.
   *
   * @param afterLast runs when the last copy has read the left side, or is closed before
   */
  JoinShared(JoinTable table, OperatorCount count, RunState run, Consumer<JoinShared> afterLast) {
    this.run = run;
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

  /**
   * Claims the next split of the left side or, once, the split of the orphans behind all of these.
   *
   * <p>Under one lock, so that the numbers have no gap and the last one is known when it is given.
   */
  synchronized long claim(Operator left, boolean withOrphans) {
    long split = left.advance();
    if (split != Operator.END) {
      splits = split + 1;
      return split;
    }
    if (!withOrphans || orphansClaimed) {
      return Operator.END;
    }
    orphansClaimed = true;
    return splits;
  }

  /** Whether a split is that of the orphans. */
  synchronized boolean isOrphans(long split) {
    return orphansClaimed && split == splits;
  }

  /** Counts a copy that has done its part of the left side. */
  void leave() {
    if (copies.decrementAndGet() == 0) {
      afterLast.run();
    }
    synchronized (run) {
      run.notifyAll();
    }
  }

  /** Waits until all copies have done their part of the left side. */
  void awaitAll() {
    run.awaitUntil(() -> copies.get() == 0);
  }

  /**
   * How far the copies are, above a left side.
   *
   * <p>Not for joins that end with the orphans of the right side: a copy that gives these waits for
   * all others to end, and would not be done with its split.
   */
  Resumable above(Resumable left) {
    return new Resumable() {
      @Override
      public Optional<Reading> reading() {
        return left.reading();
      }

      @Override
      public void save(DataOutputStream out) throws IOException {
        out.writeLong(leftOrphans());
        table.saveMatches(out);
        left.save(out);
      }

      @Override
      public long restore(DataInputStream in) throws IOException {
        leftOrphan(in.readLong());
        table.restoreMatches(in);
        return left.restore(in);
      }
    };
  }

  void leftOrphan(long rows) {
    leftOrphans.addAndGet(rows);
  }

  long leftOrphans() {
    return leftOrphans.get();
  }
}
