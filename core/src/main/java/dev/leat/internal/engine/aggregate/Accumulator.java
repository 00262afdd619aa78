package dev.leat.internal.engine.aggregate;

import dev.leat.internal.engine.batch.Column;

/**
 * Holds the state of one aggregate for many groups, which are numbered from 0.
 *
 * <p>Not safe for threads.
 */
public interface Accumulator {

  /** Makes room for the groups up to a number. */
  void reserve(int groups);

  /**
   * Adds rows to their groups.
   *
   * @param argument the values to aggregate
   * @param groups for each row the number of its group
   * @param sequence the position of the first row in the input; rows follow one another
   */
  void add(Column argument, int[] groups, int rows, long sequence);

  /** The results of the groups up to a number, in their order. */
  Column results(int groups);

  /** Empties the groups up to a number. */
  void clear(int groups);

  /** The memory held, in bytes, as an estimate. */
  long memoryBytes();
}
