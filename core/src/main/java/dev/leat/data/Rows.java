package dev.leat.data;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a group, in input order, however many they are.
 *
 * <p>They can be gone through any number of times, but only until the function that they were given
 * to, and what it returned, are done with: rows that did not fit into memory are read from the disk
 * each time. A single {@link Row} is valid for ever. Belongs to one thread.
 */
public interface Rows extends Iterable<Row> {

  /** The number of rows, 0 or more. */
  long size();

  /** Whether there are none. */
  default boolean isEmpty() {
    return size() == 0;
  }

  /**
   * The first row.
   *
   * @throws java.util.NoSuchElementException when there is none
   */
  default Row first() {
    return iterator().next();
  }

  /** The rows as a stream, to be used once. */
  default Stream<Row> stream() {
    return StreamSupport.stream(spliterator(), false);
  }
}
