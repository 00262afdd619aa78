package dev.leat.data;

import java.io.Serializable;

/**
 * A value that stays as it was read until it is asked for.
 *
 * <p>Rows hold such values so that a field which nobody asks for costs no parsing and is written
 * back as it was read. Implementations are immutable and safe for all threads.
 */
public interface Deferred extends Serializable {

  /** The type of {@link #value}, found without making it. */
  Type type();

  /** The value as text, as it was read. */
  String text();

  /**
   * The value as the Java class that belongs to its type.
   *
   * @throws LeatException of kind {@link ErrorKind#FAILED} when what was read is no such value
   */
  Object value();
}
