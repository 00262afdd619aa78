package dev.leat.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that what the pages for engineers name is there, and that the first of them is short. */
class ArchitecturePageTest {

  private static final int MOST_LINES = 120;

  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern TYPE = Pattern.compile("\\b[A-Z][a-z]\\w*(?:\\.[A-Z][a-z]\\w*)*");
  private static final Pattern PACKAGE = Pattern.compile("dev\\.leat[a-z.]*|…[a-z][a-z.]*");
  private static final Pattern PATH = Pattern.compile("(?:[\\w.-]+/)+[\\w.-]*");

  private static final Set<String> TYPES = new TreeSet<>();
  private static final Set<String> PACKAGES = new TreeSet<>();

  @BeforeAll
  static void findSources() throws IOException {
    Path root = Document.root();
    for (String module : List.of("core", "connectors", "cli", "conformance", "bench")) {
      try (Stream<Path> files = Files.walk(root.resolve(module))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(ArchitecturePageTest::add);
      }
    }
  }

  private static void add(Path file) {
    TYPES.add(file.getFileName().toString().replace(".java", ""));
    String folder = String.valueOf(file.getParent()).replace('/', '.').replace('\\', '.');
    PACKAGES.add(folder.replaceFirst(".*\\.java\\.", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/architecture.md", "docs/decisions.md", "CONTRIBUTING.md"})
  void everyTypeAndPathNamedIsThere(String name) throws IOException {
    Path root = Document.root();
    Document page = Document.of(root, name);
    List<String> gone = new ArrayList<>();
    for (MatchResult code : CODE.matcher(page.prose()).results().toList()) {
      String text = code.group(1);
      if (PATH.matcher(text).matches()) {
        addIf(!Files.exists(root.resolve(text)), text, gone);
      } else if (TYPE.matcher(text).matches()) {
        addIf(!TYPES.contains(text.split("\\.")[0]), text, gone);
      }
    }
    assertThat(gone).as("what %s names and is not there", name).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/architecture.md"})
  void everythingDrawnIsThere(String name) throws IOException {
    Document page = Document.of(Document.root(), name);
    String drawn = String.join("\n", page.blocks().stream().map(Document.Block::text).toList());
    List<String> gone = new ArrayList<>();
    for (MatchResult found : PACKAGE.matcher(drawn).results().toList()) {
      String end = found.group().replace("…", ".");
      addIf(PACKAGES.stream().noneMatch(p -> p.endsWith(end)), found.group(), gone);
    }
    Pattern compound = Pattern.compile("\\b(?:[A-Z][a-z]+){2,}\\b");
    for (MatchResult type : compound.matcher(drawn).results().toList()) {
      boolean known = TYPES.contains(type.group()) || type.group().equals("ServiceLoader");
      addIf(!known, type.group(), gone);
    }
    assertThat(gone).as("what %s draws and is not there", name).isEmpty();
    assertThat(page.text().lines()).as("a page").hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  private static void addIf(boolean condition, String text, List<String> gone) {
    if (condition) {
      gone.add(text);
    }
  }
}
