package dev.leat.parquet;

import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;

/**
 * Gives the values of one column of a row group, from its first row on. Belongs to one thread.
 *
 * <p>Failures of the library are thrown as they come: a file may be damaged in any way.
 */
interface ColumnSource {

  /**
   * The values of the next rows, valid until the next call.
   *
   * @param errors is told of rows whose value is none in Leat; such a row has any value
   */
  Column next(int rows, RowErrors errors);
}
