package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.event.Worker;

/**
 * Makes the copies of a chain of operators, one for each worker.
 *
 * <p>All copies are made before the first of them moves, by one thread; what they share was made
 * with the pipeline.
 */
@FunctionalInterface
public interface Pipeline {

  /** A copy of the chain for a worker. */
  Operator copyFor(Worker worker);
}
