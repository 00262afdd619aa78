package dev.leat.plan;

import dev.leat.data.Row;
import dev.leat.data.Rows;
import java.io.Serializable;
import java.util.List;

/**
 * Makes any number of rows of the groups that have one key, one group of each input.
 *
 * <p>Called by several threads at once, for each key once; a group is empty where an input does not
 * have the key. An exception makes the key a reject with the exception as its reason.
 */
@FunctionalInterface
public interface GroupsFunction extends Serializable {

  /** Makes any number of rows; what is returned is gone through once. */
  Iterable<Row> rows(Row key, List<Rows> groups) throws Exception;
}
