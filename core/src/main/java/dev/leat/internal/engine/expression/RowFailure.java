package dev.leat.internal.engine.expression;

/** Leaves a kernel when a row has no value; cheap, as it carries no stack trace. */
final class RowFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 100;

  private final String reason;

  RowFailure(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** What is wrong with the row. */
  String reason() {
    return reason;
  }

  /** A text as it is shown in a reason: in quotes, and cut where it is long. */
  static String quoted(String text) {
    return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + '"';
  }
}
