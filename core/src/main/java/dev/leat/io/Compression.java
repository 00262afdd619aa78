package dev.leat.io;

/** How a file is compressed. */
public enum Compression {
  /** Reading: by the first bytes, then by the extension. Writing: by the extension. */
  AUTO,
  /** Not compressed, whatever the name says. */
  NONE,
  /** Gzip, also of several members; extension {@code .gz}. */
  GZIP,
  /** Zstandard, also of several frames; extension {@code .zst}. */
  ZSTD,
  /** Bzip2, also of several streams; extension {@code .bz2}. */
  BZIP2
}
