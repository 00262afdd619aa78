package dev.leat.internal.engine.format;

import dev.leat.io.Format;

/**
 * Writes the rows of a format, found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations are stateless and safe for all threads.
 */
public interface FormatWriter {

  /** Whether this writes a format. */
  boolean writes(Format format);

  /** A new encoder, for one worker. */
  Encoder encoder(Format format);
}
