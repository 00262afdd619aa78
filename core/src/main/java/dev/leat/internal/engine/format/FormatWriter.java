package dev.leat.internal.engine.format;

import dev.leat.data.Schema;
import dev.leat.io.Format;

/**
 * Writes the rows of a format, found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations are stateless and safe for all threads.
 */
public interface FormatWriter {

  /** Whether this writes a format. */
  boolean writes(Format format);

  /**
   * Whether rows that differ in their fields are written as they are, each with its own; if not, an
   * encoder only gets rows of a fixed schema.
   */
  default boolean writesOpenRows() {
    return false;
  }

  /** A new encoder of rows of a schema, for one worker. */
  Encoder encoder(Format format, Schema schema);
}
