package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import java.util.concurrent.atomic.AtomicLong;

/** Counts rows. */
public final class CountSink implements Sink {

  private final AtomicLong rows = new AtomicLong();
  private final RunState run;

  /** A sink that counts into a run. */
  public CountSink(RunState run) {
    this.run = run;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return (split, batch) -> {
      rows.addAndGet(batch.rows());
      run.wrote(batch.rows(), 0);
    };
  }

  /** The number of rows. */
  public long rows() {
    return rows.get();
  }
}
