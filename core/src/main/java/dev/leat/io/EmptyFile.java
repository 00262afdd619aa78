package dev.leat.io;

/** What a file without any record means. */
public enum EmptyFile {
  /** An error: it is more often a failed download than a table without columns. */
  ERROR,
  /** A table without rows. */
  ALLOWED
}
