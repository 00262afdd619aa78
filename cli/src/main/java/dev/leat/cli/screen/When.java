package dev.leat.cli.screen;

/** When something that suits a screen is shown. */
public enum When {
  /** On a screen. */
  AUTO,
  /** Everywhere. */
  ALWAYS,
  /** Nowhere. */
  NEVER
}
