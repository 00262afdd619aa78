package dev.leat.data;

/**
 * The one exception that Leat throws for a failure a user can understand and mend.
 *
 * <p>Its message says what failed, the offending value, what was expected, where, and one fix.
 */
public class LeatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  /** A failure of a kind, with a complete message. */
  public LeatException(ErrorKind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** A failure of a kind with the exception behind it. */
  public LeatException(ErrorKind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The category of the failure. */
  public ErrorKind kind() {
    return kind;
  }
}
