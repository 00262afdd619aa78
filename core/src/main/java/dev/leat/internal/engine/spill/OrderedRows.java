package dev.leat.internal.engine.spill;

import dev.leat.internal.engine.rows.RowCodec;
import java.util.List;

/**
 * Rows in order, cut into ranges that workers take one by one; wherever the rows are kept.
 *
 * <p>Rows with equal keys are in one range.
 */
public interface OrderedRows extends AutoCloseable {

  /** The number of ranges, 1 or more. */
  int ranges();

  /** The runs that hold the rows; none where they are in memory. */
  List<SortedRun> runs();

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

    /** Begins a range whose rows are gone through by {@link #next}, with their keys. */
    void takeWithKeys(int range);

    /** Goes to the next row; false behind the last. */
    boolean next();

    /** The prefix of the key of the present row, which {@link #record} goes on with. */
    long prefix();

    /** The array that holds the present row. */
    byte[] page();

    /** Where its {@link dev.leat.internal.engine.rows.SortRecord} starts. */
    int record();
  }
}
