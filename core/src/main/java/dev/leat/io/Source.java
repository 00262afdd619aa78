package dev.leat.io;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Where rows come from: a format on locations, which are read one after the other.
 *
 * @param locations paths, {@code http:}, {@code https:} and {@code file:} URLs, globs such as
 *     {@code data/*.csv}, directories of part files, or {@code -} for standard input; at least one
 * @param format the format of all of them
 * @param loads the functions that write the files of those locations that are loads, by location
 */
public record Source(List<String> locations, Format format, Map<String, Loader> loads)
    implements Serializable {

  /** Copies the lists. */
  public Source {
    locations = List.copyOf(locations);
    loads = Map.copyOf(loads);
    if (locations.isEmpty()) {
      throw new LeatException(
          ErrorKind.USAGE, "No input was named (expected: at least one file, or - for stdin).");
    }
  }

  /** A format on locations of which none is a load. */
  public Source(List<String> locations, Format format) {
    this(locations, format, Map.of());
  }

  /** A format on one location. */
  public Source(String location, Format format) {
    this(List.of(location), format);
  }

  /**
   * A format on a file that a function writes.
   *
   * @param name what the file is called in messages and reports
   */
  public static Source load(String name, Loader loader, Format format) {
    if (name.isBlank()) {
      throw new LeatException(
          ErrorKind.USAGE, "A load needs a name (expected: a word such as titles).");
    }
    return new Source(List.of(name), format, Map.of(name, loader));
  }

  /** The same files in another format. */
  public Source as(Format other) {
    return new Source(locations, other, loads);
  }

  /** The locations for messages and plans, without the secrets that URLs may hold. */
  public List<String> shownLocations() {
    return locations.stream().map(location -> new Location(location).shown()).toList();
  }
}
