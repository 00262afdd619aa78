package dev.leat.internal.engine.operator;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.event.Worker;
import java.util.Optional;

/**
 * How rows become pieces of bytes, on all threads, and the pieces a file, in the order of the rows.
 *
 * <p>All but {@link #preparation} is done by one thread at a time: {@link #begin}, when the columns
 * are known, then {@link #piece} for each piece, then {@link #end}.
 */
sealed interface Assembly permits Concatenation, WholeAssembly {

  /** Whether rows of which each may have its own fields are to be made rows of columns. */
  boolean needsColumns();

  /** The columns of rows that may have any fields, as far as they are known before the first. */
  Optional<Schema> knownColumns();

  /** The columns of rows that may have any fields, by the first of them. */
  Schema columnsOf(Row first);

  /** What one worker does to rows of these columns. */
  Preparation preparation(Schema columns, Worker worker);

  /** Writes what stands before the first row. */
  void begin(Schema columns);

  /** Writes a piece, the rows behind those of the pieces before; it may be empty. */
  void piece(byte[] bytes, int length);

  /** Writes what stands behind the last row. */
  void end();

  /** Makes pieces of rows. */
  @FunctionalInterface
  interface Preparation {
    /** Appends the rows of a batch to a piece, and gives their number without those rejected. */
    int append(Batch batch, ByteBuilder piece);
  }
}
