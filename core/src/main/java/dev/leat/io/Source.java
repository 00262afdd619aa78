package dev.leat.io;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.Serializable;
import java.util.List;

/**
 * Where rows come from: a format on locations, which are read one after the other.
 *
 * @param locations paths, {@code file:} URLs, globs such as {@code data/*.csv}, directories of part
 *     files, or {@code -} for standard input; at least one
 * @param format the format of all of them
 */
public record Source(List<String> locations, Format format) implements Serializable {

  /** Copies the list. */
  public Source {
    locations = List.copyOf(locations);
    if (locations.isEmpty()) {
      throw new LeatException(
          ErrorKind.USAGE, "No input was named (expected: at least one file, or - for stdin).");
    }
  }

  /** A format on one location. */
  public Source(String location, Format format) {
    this(List.of(location), format);
  }
}
