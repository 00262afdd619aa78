package dev.leat.internal.engine;

import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.checkpoint.Legs;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.operator.Sink;

/**
 * Where the workers of a pipeline meet, each between two splits, to write a checkpoint: the last to
 * come writes it.
 */
final class Gate {

  private final Legs legs;
  private final Resumable operators;
  private final RunState run;
  private int atWork;
  private int arrived;
  private long written;

  Gate(Legs legs, Resumable operators, RunState run, int workers) {
    this.legs = legs;
    this.operators = operators;
    this.run = run;
    this.atWork = workers;
  }

  /** Comes to the gate after a split, if it is time. */
  void splitDone(Sink.Collector collector) {
    if (legs.isDue()) {
      collector.flush();
      arrive();
    }
  }

  /** Leaves the work for good, which may be what the others wait for. */
  void leave(Sink.Collector collector) {
    collector.flush();
    synchronized (run) {
      atWork--;
      writeIfAllAreHere();
    }
  }

  private void arrive() {
    synchronized (run) {
      arrived++;
      long before = written;
      writeIfAllAreHere();
      run.awaitUntil(() -> written != before);
    }
  }

  private void writeIfAllAreHere() {
    if (arrived > 0 && arrived == atWork) {
      legs.write(operators);
      arrived = 0;
      written++;
      run.notifyAll();
    }
  }
}
