package dev.leat.internal.engine.aggregate;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import java.nio.ByteBuffer;

/** The state of one aggregate for one group. */
interface State {

  /**
   * Adds a row.
   *
   * @param sequence the position of the row in the input
   * @return the bytes of memory that the state has grown by
   */
  long add(Column argument, int row, long sequence);

  /** Appends the state. */
  void save(ByteBuilder out);

  /** Merges a saved state, moves behind it, and gives the bytes of memory grown by. */
  long merge(ByteBuffer saved);
}
