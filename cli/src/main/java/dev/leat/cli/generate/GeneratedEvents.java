package dev.leat.cli.generate;

import java.nio.file.Path;
import java.util.List;

/**
 * What a finished run of {@link EventGenerator} left on disk.
 *
 * @param rows events in {@code location.csv}, its header not counted
 * @param bytes length of {@code location.csv}
 * @param files the files written, {@code location.csv} last
 */
public record GeneratedEvents(long rows, long bytes, List<Path> files) {
  public GeneratedEvents {
    files = List.copyOf(files);
  }
}
