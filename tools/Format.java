import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats every Java source of the project, or with {@code check} names those that are not
 * formatted.
 */
final class Format {

  private final boolean check;
  private final Formatter formatter = new Formatter();

  private Format(boolean check) {
    this.check = check;
  }

  public static void main(String[] args) throws IOException {
    boolean check = args[0].equals("check");
    Path root = Path.of(args[1]).toRealPath();
    List<Path> wrong = new Format(check).wrongIn(root);
    for (Path file : wrong) {
      System.err.println((check ? "not formatted: " : "formatted: ") + root.relativize(file));
    }
    if (check && !wrong.isEmpty()) {
      System.err.println("To format them, run: ./format");
      System.exit(1);
    }
  }

  private List<Path> wrongIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> isSource(root.relativize(file)))
          .sorted()
          .parallel()
          .filter(this::isWrong)
          .toList();
    }
  }

  /** Sources live in {@code src} or {@code tools}; what a build made does not. */
  private static boolean isSource(Path file) {
    String path = "/" + file.toString().replace('\\', '/');
    return !path.contains("/target/") && (path.contains("/src/") || path.startsWith("/tools/"));
  }

  /** Whether the file differs from its formatted self; unless checking, it does not afterwards. */
  private boolean isWrong(Path file) {
    try {
      String before = Files.readString(file);
      String ordered =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(before), Style.GOOGLE);
      String after = StringWrapper.wrap(formatter.formatSource(ordered), formatter);
      if (!check && !after.equals(before)) {
        Files.writeString(file, after);
      }
      return !after.equals(before);
    } catch (FormatterException e) {
      throw new IllegalStateException(file + ":" + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
