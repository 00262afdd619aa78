package dev.leat.io;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
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

  /** Refuses what is no file. */
  public Sink {
    if (new Location(location).isWeb()) {
      throw new LeatException(
          ErrorKind.USAGE,
          "The output \"%s\" is a URL, and Leat writes files. Write to a file, and upload it."
              .formatted(new Location(location).shown()));
    }
  }

  /** Replaces a file that is there, in a directory that is there. */
  public Sink(String location, Format format) {
    this(location, format, Overwrite.REPLACE, Parents.EXPECT);
  }
}
