package dev.leat.internal.engine.format;

import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;

/**
 * Writes batches as the bytes of a format, in UTF-8.
 *
 * <p>The bytes of a batch do not depend on other batches, so each worker has an encoder of its own
 * and the pieces are put together in the order of the batches. Not safe for threads.
 */
public interface Encoder {

  /** What stands between the rows of one piece and those of the next, beside the rows. */
  byte[] NOTHING = {};

  /** Appends what stands before the first row. */
  void header(Schema schema, ByteBuilder out);

  /** Appends the rows of a batch behind those of the same piece. */
  void encode(Batch batch, ByteBuilder out);

  /** What stands between two pieces that both have rows. */
  default byte[] between() {
    return NOTHING;
  }

  /** Appends what stands behind the last row. */
  default void footer(ByteBuilder out) {}
}
