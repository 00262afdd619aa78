package dev.leat.spi;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;

/**
 * A store on other machines that does not answer now, and may do so later: no connection, or a
 * server that is overloaded or broken. Who has another way goes it.
 */
public final class UnreachableException extends LeatException {

  private static final long serialVersionUID = 1L;

  /** A failure with a complete message. */
  public UnreachableException(String message, Throwable cause) {
    super(ErrorKind.INPUT, message, cause);
  }
}
