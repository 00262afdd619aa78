package dev.leat;

import dev.leat.data.Row;
import dev.leat.data.Rows;
import java.io.Serializable;

/**
 * Makes any number of rows of two groups with the same key, of which one may be empty.
 *
 * <p>Called by several threads at once. An exception makes the key a reject with the exception as
 * its reason.
 */
@FunctionalInterface
public interface PairFunction extends Serializable {

  /** Makes any number of rows; what is returned is gone through once. */
  Iterable<Row> rows(Row key, Rows left, Rows right) throws Exception;
}
