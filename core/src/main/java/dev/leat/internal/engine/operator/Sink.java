package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.event.Worker;

/** Takes all rows of a pipeline: where a pipeline ends and a breaker begins. */
public interface Sink {

  /** The part of the sink that takes the rows of one worker. */
  Collector collectorFor(Worker worker);

  /** Takes the rows of one worker, split by split, on the thread of the worker. */
  interface Collector {

    /** Takes a batch of a split; what is kept of it is copied. */
    void accept(long split, Batch batch);

    /** Hears that a split is complete. */
    default void splitDone(long split) {}

    /** Writes what is kept in memory to the disk, between two splits; only where that can be. */
    default void flush() {}

    /** Hears that the worker has no further split. */
    default void finish() {}
  }
}
