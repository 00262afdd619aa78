package dev.leat;

import dev.leat.data.Row;
import java.io.Serializable;
import java.util.List;

/**
 * Turns a value that a stage gives into rows, which can be kept, and back.
 *
 * <p>Its code counts in the keys of the stages that it is used for. Numbers, texts, dates, records
 * and lists of records need none.
 *
 * @param <T> the class of the value
 */
public interface Codec<T> extends Serializable {

  /** The rows that stand for a value. */
  List<Row> rows(T value) throws Exception;

  /** The value that rows stand for. */
  T value(List<Row> rows) throws Exception;
}
