package dev.leat.run;

/** The version of Leat. */
public final class Version {

  /** The number, such as {@code 1.2.3}. */
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
