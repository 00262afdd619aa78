package dev.leat;

import dev.leat.data.Row;
import dev.leat.data.Rows;
import java.io.Serializable;

/**
 * Makes any number of rows of a group.
 *
 * <p>Called by several threads at once. An exception makes the key a reject with the exception as
 * its reason.
 */
@FunctionalInterface
public interface GroupFunction extends Serializable {

  /** Makes any number of rows; what is returned is gone through once. */
  Iterable<Row> rows(Row key, Rows group) throws Exception;
}
