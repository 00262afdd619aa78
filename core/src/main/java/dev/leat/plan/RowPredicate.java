package dev.leat.plan;

import dev.leat.data.Row;
import java.io.Serializable;

/**
 * Says whether a row is kept.
 *
 * <p>Called by several threads at once. An exception makes the row a reject with the exception as
 * its reason.
 */
@FunctionalInterface
public interface RowPredicate extends Serializable {

  /** Says whether a row is kept. */
  boolean test(Row row) throws Exception;
}
