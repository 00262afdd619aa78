package dev.leat.plan;

import dev.leat.data.Row;
import java.io.Serializable;

/**
 * Makes any number of rows of one.
 *
 * <p>Called by several threads at once. An exception makes the row a reject with the exception as
 * its reason.
 */
@FunctionalInterface
public interface RowMapper extends Serializable {

  /** Makes any number of rows of one. */
  Iterable<Row> map(Row row) throws Exception;
}
