package dev.leat.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.Main;
import dev.leat.data.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares docs/cli.md, and what other pages say of the command, with the command. */
class CommandPageTest {

  private static final Pattern SECTION = Pattern.compile("(?ms)^## (.*?)$(.*?)(?=^## |\\z)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*) \\| .* \\|$");
  private static final Pattern GROUP = Pattern.compile("\\(#(options-of-[a-z-]+)\\)");
  private static final Pattern EXPLAINED = Pattern.compile("(?m)^ {2,6}(\\S.*?) {2,}\\S.*$");
  private static final Pattern NAME = Pattern.compile("(?m)^  ([a-z]+) {2,}[A-Z].*$");
  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");

  @TempDir private Path folder;

  private final Map<String, String> sections = new TreeMap<>();

  @BeforeEach
  void readPage() throws IOException {
    String page = Document.of(Document.root(), "docs/cli.md").text();
    for (MatchResult section : SECTION.matcher(page).results().toList()) {
      sections.put(section.group(1), section.group(2));
    }
  }

  private String section(String title) {
    return sections.getOrDefault(title, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "stages",
        "cache",
        "explain",
        "show",
        "sniff",
        "convert",
        "generate",
        "completion"
      })
  void pageHasTheArgumentsAndOptionsOfTheHelpAndNoOther(String command) {
    String own = section("leat " + command);
    Set<String> documented = documented(own);
    for (MatchResult group : GROUP.matcher(own).results().toList()) {
      String title = group.group(1).replace('-', ' ').replaceFirst("o", "O");
      documented.addAll(documented(section(title)));
    }
    assertThat(documented).isEqualTo(explained(command));
  }

  @Test
  void pageHasASectionForEveryCommand() {
    assertThat(NAME.matcher(printed("--help")).results())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(section("leat " + name.group(1))).isNotEmpty());
  }

  private static Set<String> documented(String section) {
    Set<String> names = new TreeSet<>();
    for (MatchResult row : ROW.matcher(section).results().toList()) {
      names.add(row.group(1).replace("`", "").replace("\\|", "|"));
    }
    return names;
  }

  private static Set<String> explained(String command) {
    Set<String> names = new TreeSet<>();
    String text = printed(command, "--help").split("Usage:", 2)[1];
    for (MatchResult option : EXPLAINED.matcher(text).results().toList()) {
      names.add(option.group(1));
    }
    return names;
  }

  private static String printed(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      assertThat(Main.execute(arguments, out, out)).isZero();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void pageNamesEveryFieldOfTheReport() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), "a,b\n1,2\n3\n");
    Path report = folder.resolve("report.json");
    String[] good = {"convert", in.toString(), folder.resolve("out.csv").toString()};
    printed(with(good, "--delimiter=comma", "--on-error=skip", "--report", report.toString()));
    assertThat(fields(report)).isSubsetOf(codes("Report")).hasSizeGreaterThan(15);
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private static Set<String> fields(Path json) throws IOException {
    Set<String> fields = new TreeSet<>();
    for (MatchResult field : FIELD.matcher(Files.readString(json)).results().toList()) {
      fields.add(field.group(1));
    }
    return fields;
  }

  private Set<String> codes(String title) {
    Set<String> codes = new TreeSet<>();
    for (MatchResult code : CODE.matcher(section(title)).results().toList()) {
      codes.add(code.group(1));
    }
    return codes;
  }

  @Test
  void pagesGiveEveryExitCode() throws IOException {
    String meaning = Document.of(Document.root(), "docs/meaning.md").text();
    for (ErrorKind kind : ErrorKind.values()) {
      assertThat(section("Exit codes")).contains("\n| " + kind.exitCode() + " | ");
      String name = kind.name().toLowerCase(Locale.ROOT);
      assertThat(meaning).contains("| " + name + " | " + kind.exitCode() + " | ");
    }
  }
}
