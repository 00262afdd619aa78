package dev.leat.io;

/** What is written of a null in a format where it could be left out. */
public enum Nulls {
  /** The null. */
  KEEP,
  /** Nothing: the field is left out. */
  OMIT
}
