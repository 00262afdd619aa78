package dev.leat.io;

/** Whether a file in UTF-8 starts with a byte order mark, which Excel needs to know it as such. */
public enum ByteOrderMark {
  /** No mark is written. */
  OMITTED,
  /** A mark is written. */
  WRITTEN
}
