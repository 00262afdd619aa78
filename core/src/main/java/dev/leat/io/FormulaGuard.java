package dev.leat.io;

/** Whether text that a spreadsheet would run as a formula is defused. */
public enum FormulaGuard {
  /** Values are written as they are. */
  OFF,
  /**
   * Text that starts with {@code = + - @}, a tab or a carriage return gets an apostrophe before it,
   * unless it is a plain number. The value is changed by that.
   */
  APOSTROPHE
}
