package dev.leat.internal.engine.batch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of a plan node, one batch after the other, one split after the other.
 *
 * <p>The rows are cut into <em>splits</em>, numbered from 0 in the order of the rows. Every worker
 * has its own copy of a chain of operators; the copies share a queue of splits at the bottom, so
 * each split is worked on by one copy from end to end, and the numbers say how the results fit
 * together.
 *
 * <p>A copy is used by one thread at a time: {@link #advance}, then {@link #next} until it gives
 * null, then {@link #advance} again. It may be closed at any point, and more than once.
 */
public interface Operator extends AutoCloseable {

  /** What {@link #advance} gives when there is no further split. */
  long END = -1;

  /**
   * Claims a split that no other copy has: its number, or {@link #END}. Splits are claimed in the
   * order of their numbers, without gaps. Claiming is quick and waits for nobody: work is left to
   * {@link #next}, which may wait for the copies that work on earlier splits.
   */
  long advance();

  /** The next batch of the split, valid until the next call; null at the end of the split. */
  @Nullable Batch next();

  /** How far all copies are; empty where a later process could not go on from there. */
  default Optional<Resumable> resumable() {
    return Optional.empty();
  }

  /** Frees what the copy holds. */
  @Override
  void close();
}
