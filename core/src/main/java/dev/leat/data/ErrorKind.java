package dev.leat.data;

/** The categories of failure, each with the exit code of the command line. */
public enum ErrorKind {
  /** The run failed for a reason that no other kind names. */
  FAILED(1),
  /** The request is wrong: an unknown column, a bad option, a flow that does not parse. */
  USAGE(2),
  /** More rows were rejected than the run allows. */
  REJECTS(3),
  /** An input is missing, unreadable, damaged or not of its format. */
  INPUT(4),
  /** The disk is full, or a cap on temporary files was reached. */
  SPACE(5),
  /** The memory cap is too small for an operator. */
  MEMORY(6),
  /** An output could not be written. */
  OUTPUT(7),
  /** The run was interrupted. */
  INTERRUPTED(130);

  private final int exitCode;

  ErrorKind(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code that the command line ends with. */
  public int exitCode() {
    return exitCode;
  }
}
