package dev.leat.conformance.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of cases about one matter.
 *
 * <p>It starts with a sentence on the matter. Sections before the first {@code === title} belong to
 * every case that has no section of the same heading. The format is described in the module's
 * README.
 */
final class CaseFile {

  private static final String SECTION = "--- ";
  private static final String TITLE = "=== ";

  private CaseFile() {}

  /** The cases of all files below a folder, by path. */
  static List<Case> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".case"))
          .sorted()
          .flatMap(file -> read(folder, file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Case> read(Path folder, Path file) {
    try {
      return parse(folder.relativize(file).toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases of the lines of a file. */
  static List<Case> parse(String file, List<String> lines) {
    int first = next(lines, 0, TITLE);
    List<Section> shared = Section.parse(lines.subList(next(lines, 0, SECTION, TITLE), first));
    List<Case> cases = new ArrayList<>();
    int start = first;
    while (start < lines.size()) {
      int end = next(lines, start + 1, TITLE);
      String title = lines.get(start).substring(TITLE.length());
      List<Section> own = Section.parse(lines.subList(next(lines, start + 1, SECTION), end));
      cases.add(Case.of(file, title, merged(shared, own)));
      start = end;
    }
    return List.copyOf(cases);
  }

  private static List<Section> merged(List<Section> shared, List<Section> own) {
    List<Section> all = new ArrayList<>(own);
    for (Section section : shared) {
      if (own.stream().noneMatch(other -> isSame(section, other))) {
        all.add(section);
      }
    }
    return List.copyOf(all);
  }

  private static boolean isSame(Section one, Section other) {
    return one.kind().equals(other.kind()) && one.name().equals(other.name());
  }

  private static int next(List<String> lines, int from, String... starts) {
    int line = from;
    while (line < lines.size() && !startsWithAny(lines.get(line), starts)) {
      line++;
    }
    return line;
  }

  private static boolean startsWithAny(String line, String... starts) {
    return Stream.of(starts).anyMatch(line::startsWith);
  }
}
