package dev.leat.plan;

import dev.leat.data.Row;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Computes a value of a row.
 *
 * <p>Called by several threads at once. An exception makes the row a reject with the exception as
 * its reason.
 */
@FunctionalInterface
public interface RowValue extends Serializable {

  /** Computes a value of a row. */
  @Nullable Object value(Row row) throws Exception;
}
