package dev.leat.cli.command;

/** The version of this command. */
public final class Version {

  /** The line that {@code leat --version} prints. */
  public static final String TEXT = "leat " + dev.leat.run.Version.NUMBER;

  private Version() {}
}
