package dev.leat.internal.engine.format;

import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.io.Format;
import java.io.OutputStream;

/**
 * Writes the rows of a format, found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations are stateless and safe for all threads. They are one of two kinds: the bytes
 * of a format are those of its batches, one behind the other ({@link InPieces}), or they depend on
 * all rows, as an index at the end of a file does ({@link AsWhole}).
 */
public sealed interface FormatWriter permits FormatWriter.InPieces, FormatWriter.AsWhole {

  /** Whether this writes a format. */
  boolean writes(Format format);

  /** Writes a format whose batches become bytes each for itself, on all threads. */
  non-sealed interface InPieces extends FormatWriter {

    /**
     * Whether rows that differ in their fields are written as they are, each with its own; if not,
     * an encoder only gets rows of a fixed schema.
     */
    default boolean writesOpenRows() {
      return false;
    }

    /** A new encoder of rows of a schema, for one worker. */
    Encoder encoder(Format format, Schema schema);
  }

  /**
   * Writes a format whose files are made by one who is given all batches, in order.
   *
   * <p>The columns of the batches are of their types, and no longer text as it was read: {@code
   * TextColumn} for text, {@code JsonColumn} for lists and values of any type, {@code ObjectColumn}
   * of {@code BigDecimal} for decimals, {@code LongColumn} and {@code DoubleColumn} for the others.
   */
  non-sealed interface AsWhole extends FormatWriter {

    /**
     * Reports the rows of a batch that a file cannot hold, which are then rejected; called by all
     * workers.
     */
    default void check(Format format, Schema columns, Batch batch, RowErrors errors) {}

    /**
     * A new file of rows of these columns, which is written to a stream but does not close it. The
     * stream throws no {@code IOException}.
     *
     * @param name the name of the file for messages
     */
    WholeFile file(Format format, Schema columns, String name, OutputStream out);
  }
}
