package dev.leat.internal.engine.spill;

import dev.leat.internal.engine.rows.RowCodec;

/**
 * Rows in order, cut into ranges that workers take one by one; wherever the rows are kept.
 *
 * <p>Rows with equal keys are in one range.
 */
public interface OrderedRows extends AutoCloseable {

  /** The number of ranges, 1 or more. */
  int ranges();

  /** A reader of ranges, for one worker. */
  RangeReader reader();

  /** Frees the rows; more calls do nothing. */
  @Override
  void close();

  /** Gives the rows of one range after the other, in order. */
  interface RangeReader {

    /** Begins a range. */
    void take(int range);

    /** Adds the next rows of the range to a reader, at most so many: how many, 0 at the end. */
    int give(RowCodec.Reader reader, int most);
  }
}
