package dev.leat.conformance.oracle;

/** Says that a row has no result, so that it is a reject. */
final class RowError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RowError(String reason) {
    super(reason);
  }
}
