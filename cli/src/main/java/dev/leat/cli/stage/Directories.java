package dev.leat.cli.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes directories with all that is in them. */
final class Directories {

  private Directories() {}

  /** Deletes a directory that nobody needs; what cannot be deleted stays, and harms nobody. */
  static void deleteQuietly(Path directory) {
    if (Files.exists(directory)) {
      try {
        delete(directory);
      } catch (IOException | UncheckedIOException e) {
        // Another process may be reading there.
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> innermostFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : innermostFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
