package dev.leat.cli.command;

/** The version of this command. */
public final class Version {

  /** The line that {@code leat --version} prints. */
  public static final String TEXT = "leat 0.1.0";

  private Version() {}
}
