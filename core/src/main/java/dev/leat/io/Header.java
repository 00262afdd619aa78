package dev.leat.io;

/** Whether the first record holds the names of the columns. */
public enum Header {
  /** It does. Writing: a header is written. */
  PRESENT,
  /** It does not: columns are named {@code col1}, {@code col2} ... Writing: none is written. */
  ABSENT,
  /** Found out by looking. Writing: a header is written. */
  AUTO
}
