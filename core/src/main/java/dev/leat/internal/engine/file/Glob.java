package dev.leat.internal.engine.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A pattern of file names: {@code *}, {@code ?}, {@code [a-z]} and <code>{a,b}</code> within a
 * name, and {@code **} for any number of directories, none included.
 *
 * <p>Hidden names match only a pattern that starts with a dot itself. {@code **} does not follow
 * symbolic links, so that no circle of them is walked for ever.
 */
final class Glob {

  /** Names in the order of their Unicode code points. */
  static final Comparator<String> ORDER =
      (left, right) -> Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

  private static final String ANY_DEPTH = "**";

  private final String pattern;
  private final List<String> steps;

  private Glob(String pattern) {
    this.pattern = pattern;
    this.steps = steps(pattern);
  }

  /** Whether a location has characters that mean something in a pattern. */
  static boolean isGlob(String location) {
    return location.chars().anyMatch(character -> "*?[{".indexOf(character) >= 0);
  }

  static Glob of(String pattern) {
    return new Glob(pattern);
  }

  /** The parts between slashes, except those within braces. */
  private static List<String> steps(String pattern) {
    List<String> steps = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char character = pattern.charAt(i);
      depth += character == '{' ? 1 : character == '}' ? -1 : 0;
      if (character == '/' && depth <= 0) {
        steps.add(pattern.substring(start, i));
        start = i + 1;
      }
    }
    steps.add(pattern.substring(start));
    return steps;
  }

  /** The files that match, sorted, named as the pattern names them: relative if it is. */
  List<String> matches() {
    List<String> found = new ArrayList<>();
    try {
      walk("", 0, found);
    } catch (IOException e) {
      throw Failures.reading(pattern, e);
    } catch (PatternSyntaxException e) {
      throw Failures.input("\"%s\" is no pattern: %s.", pattern, e.getDescription());
    }
    return found.stream().distinct().sorted(ORDER).toList();
  }

  private void walk(String prefix, int index, List<String> found) throws IOException {
    String step = steps.get(index);
    if (step.equals(ANY_DEPTH)) {
      anyDepth(prefix, index, found);
    } else if (!isGlob(step)) {
      take(prefix + step, index, found);
    } else {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + step);
      for (String name : names(prefix)) {
        boolean shown = !name.startsWith(".") || step.startsWith(".");
        if (shown && matcher.matches(Path.of(name))) {
          take(prefix + name, index, found);
        }
      }
    }
  }

  /** Goes on below a name, or takes it when the pattern ends here. */
  private void take(String name, int index, List<String> found) throws IOException {
    if (index < steps.size() - 1) {
      if (name.isEmpty() || Files.isDirectory(Path.of(name))) {
        walk(name + "/", index + 1, found);
      }
    } else if (Files.exists(Path.of(name)) && !Files.isDirectory(Path.of(name))) {
      found.add(name);
    }
  }

  private void anyDepth(String prefix, int index, List<String> found) throws IOException {
    boolean last = index == steps.size() - 1;
    if (!last) {
      walk(prefix, index + 1, found);
    }
    for (String name : names(prefix)) {
      Path path = Path.of(prefix + name);
      if (name.startsWith(".")) {
        continue;
      }
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        walk(prefix + name + "/", index, found);
      } else if (last && !Files.isDirectory(path)) {
        found.add(prefix + name);
      }
    }
  }

  private static List<String> names(String prefix) throws IOException {
    Path directory = Path.of(prefix.isEmpty() ? "." : prefix);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(Path::getFileName).map(String::valueOf).toList();
    }
  }
}
