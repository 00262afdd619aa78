package dev.leat.internal.engine.event;

import java.util.HashMap;
import java.util.Map;

/**
 * Passes a value from split to split in their order, whatever order they are worked on in.
 *
 * <p>Who works on split n waits for what split n - 1 hands on. There is always somebody who need
 * not wait, because splits are claimed in order; when the run stops, all who wait are woken.
 */
public final class Turns<T> {

  private final RunState run;

  private final Map<Long, T> handed = new HashMap<>();

  /** Turns that begin with a value for split 0. */
  public Turns(RunState run, T first) {
    this.run = run;
    handed.put(0L, first);
  }

  /** Waits for the value that the split before hands on; to be called once a split. */
  public T await(long split) {
    synchronized (run) {
      run.awaitUntil(() -> handed.containsKey(split));
      return java.util.Objects.requireNonNull(handed.remove(split));
    }
  }

  /** The value that waits for the next split, while no split is worked on. */
  public T waiting() {
    synchronized (run) {
      return handed.values().iterator().next();
    }
  }

  /** Begins anew with a value for split 0, before any split is worked on. */
  public void restart(T first) {
    synchronized (run) {
      handed.clear();
      handed.put(0L, first);
    }
  }

  /** Hands a value on to the next split. */
  public void hand(long split, T value) {
    synchronized (run) {
      handed.put(split + 1, value);
      run.notifyAll();
    }
  }
}
