package dev.leat.internal.engine.aggregate;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds one object per group, for aggregates whose state is no number. */
final class StateAccumulator<S extends State> implements MergeableAccumulator {

  private final Supplier<S> factory;
  private final Results<S> outcome;
  private @Nullable Object[] states = new @Nullable Object[64];
  private long stateBytes;

  /** Makes the results of states, in their order. */
  @FunctionalInterface
  interface Results<S> {
    /** The column of the results. */
    Column of(List<S> states);
  }

  StateAccumulator(Supplier<S> factory, Results<S> outcome) {
    this.factory = factory;
    this.outcome = outcome;
  }

  @SuppressWarnings("unchecked") // only states that the factory made are stored
  private S state(int group) {
    Object state = states[group];
    if (state == null) {
      state = factory.get();
      states[group] = state;
      stateBytes += 64;
    }
    return (S) state;
  }

  @Override
  public void reserve(int groups) {
    if (groups > states.length) {
      states = Arrays.copyOf(states, Math.max(groups, states.length * 2));
    }
  }

  @Override
  public void add(Column argument, int[] groups, int rows, long sequence) {
    for (int row = 0; row < rows; row++) {
      stateBytes += state(groups[row]).add(argument, row, sequence + row);
    }
  }

  @Override
  public void save(int group, ByteBuilder out) {
    state(group).save(out);
  }

  @Override
  public void merge(int group, ByteBuffer saved) {
    stateBytes += state(group).merge(saved);
  }

  @Override
  public Column results(int groups) {
    List<S> all = new ArrayList<>(groups);
    for (int group = 0; group < groups; group++) {
      all.add(state(group));
    }
    return outcome.of(all);
  }

  @Override
  public void clear(int groups) {
    Arrays.fill(states, 0, groups, null);
    stateBytes = 0;
  }

  @Override
  public long memoryBytes() {
    return 8L * states.length + stateBytes;
  }
}
