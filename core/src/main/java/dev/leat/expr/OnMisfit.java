package dev.leat.expr;

/** What a cast does with a value that does not fit its type. */
public enum OnMisfit {
  /** The row is in error: {@code cast}. */
  FAIL,
  /** The value becomes null: {@code try_cast}. */
  NULL
}
