package dev.leat.internal.engine.aggregate;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.nio.ByteBuffer;

/**
 * An accumulator whose states can be saved and merged, so that several workers can take rows of a
 * group.
 *
 * <p>The result does not depend on the order in which rows are added or states are merged.
 */
public interface MergeableAccumulator extends Accumulator {

  /** Appends the state of a group. */
  void save(int group, ByteBuilder out);

  /** Merges a saved state into a group, and moves behind it. */
  void merge(int group, ByteBuffer state);
}
