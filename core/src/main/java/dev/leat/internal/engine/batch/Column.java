package dev.leat.internal.engine.batch;

import dev.leat.data.Type;

/**
 * The values of one column for the rows of one batch.
 *
 * <p>A column of any type may come as a {@link TextColumn}, unparsed text as it was read, or as a
 * {@link JsonColumn}. Arrays inside a column may be longer than the number of rows. A column is
 * read by one thread, and is valid until the operator that made it is asked for its next batch; who
 * keeps values copies them.
 */
public sealed interface Column
    permits TextColumn, JsonColumn, LongColumn, DoubleColumn, ObjectColumn {

  /** The physical type: {@link Type#TEXT} for unparsed text of any type. */
  Type type();

  /** Whether the value of a row is null. */
  boolean isNull(int row);

  /** The column of the named rows, in their order; shares bytes with this column. */
  Column gather(int[] rows, int count);
}
