package dev.leat.internal.engine.format;

import dev.leat.internal.engine.batch.Batch;

/**
 * A file that is made by one who is given all its rows, in order.
 *
 * <p>Used by one thread at a time. Batches are valid during the call only; how rows are cut into
 * them differs from run to run, and must not be seen in the file.
 */
public interface WholeFile extends AutoCloseable {

  /** Whether all rows are to be shown to {@link #look} before the first of them is written. */
  default boolean looksFirst() {
    return false;
  }

  /** Takes notice of rows that will be written later. */
  default void look(Batch batch) {}

  /** Writes rows behind those before. */
  void write(Batch batch);

  /** Writes what stands behind the last row. */
  void end();

  /** Frees what is held, whether or not the file has come to its end; more calls do nothing. */
  @Override
  void close();
}
