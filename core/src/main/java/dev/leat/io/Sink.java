package dev.leat.io;

import java.io.Serializable;

/**
 * Where rows go to: a format on one location, which appears whole or not at all.
 *
 * @param location a path, a {@code file:} URL, or {@code -} for standard output
 * @param format the format that is written
 * @param overwrite what happens to a file that is there
 * @param parents what happens when its directory is not there
 */
public record Sink(String location, Format format, Overwrite overwrite, Parents parents)
    implements Serializable {

  /** What happens to a file that is there. */
  public enum Overwrite {
    /** It is replaced, at once and only when the new one is whole. */
    REPLACE,
    /** It is an error, found before anything is read. */
    REFUSE
  }

  /** What happens when the directory of the location is not there. */
  public enum Parents {
    /** It is an error, found before anything is read. */
    EXPECT,
    /** It is created. */
    CREATE
  }

  /** Replaces a file that is there, in a directory that is there. */
  public Sink(String location, Format format) {
    this(location, format, Overwrite.REPLACE, Parents.EXPECT);
  }
}
