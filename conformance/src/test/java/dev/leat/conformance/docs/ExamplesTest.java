package dev.leat.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.leat.conformance.docs.Document.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the examples of all documents.
 *
 * <p>A block of {@code console} holds commands and what they print; one of {@code java} is followed
 * by a block of {@code text} with what it prints, if it prints. A line {@code …} stands for any
 * lines. What a run took differs from run to run and is not compared; nor are the figures of runs
 * of a gigabyte, of which a thousandth is done.
 */
class ExamplesTest {

  private static final Pattern COST =
      Pattern.compile("(?m)^[\\d.]+ [KMG]?B read, .*$|^[\\d.]+ s, .*/s$| in [\\d.]+ s\\.$");

  @TempDir private static Path folder;
  private static Path results;
  private static Path root;

  @BeforeAll
  static void playAllExamples() throws Exception {
    root = Document.root();
    results = Files.createDirectory(folder.resolve("results"));
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Player.class.getName()));
    command.addAll(List.of(root.toString(), results.toString()));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .directory(scratch.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("the examples end").isTrue();
    assertThat(process.exitValue()).as("%s", Files.readString(log)).isZero();
  }

  @TestFactory
  Stream<DynamicTest> examplesPrintWhatTheDocumentsSay() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Document document : Document.all(root)) {
      List<Block> blocks = document.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        Block block = blocks.get(i);
        if (block.language().equals("console")) {
          tests.add(test(document, block, block.text()));
        } else if (block.language().equals("java")) {
          tests.add(test(document, block, printed(blocks, i)));
        }
      }
    }
    return tests.stream();
  }

  private static String printed(List<Block> blocks, int java) {
    boolean more = java + 1 < blocks.size() && blocks.get(java + 1).language().equals("text");
    return more ? blocks.get(java + 1).text() : "";
  }

  private static DynamicTest test(Document document, Block block, String expected) {
    String place = document.name() + ":" + block.line();
    return dynamicTest(
        place,
        () -> {
          String name = Snippets.className(document, block) + ".txt";
          String actual = Files.readString(results.resolve(name));
          boolean large = expected.contains("--size 1GB") || expected.contains("data=data");
          assertMatches(place, plain(actual, large), plain(expected, large));
        });
  }

  private static void assertMatches(String place, String actual, String expected) {
    if (!Pattern.matches(pattern(expected), actual)) {
      assertThat(actual).as(place).isEqualTo(expected);
    }
  }

  private static String pattern(String expected) {
    StringBuilder pattern = new StringBuilder();
    for (String line : expected.lines().toList()) {
      pattern.append(line.equals("…") ? "(?:.*\n)*?" : Pattern.quote(line) + "\n");
    }
    return pattern.toString();
  }

  private static String plain(String text, boolean large) {
    String costless = COST.matcher(text).replaceAll("");
    String shaped =
        large
            ? costless
                .replace("1GB", "1MB")
                .replaceAll("[\\d][\\d,.]*( [KMG]?B)?", "0")
                .replaceAll("[ ─]+", " ")
            : costless;
    StringBuilder lines = new StringBuilder();
    shaped
        .lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .forEach(line -> lines.append(line).append('\n'));
    return lines.toString();
  }
}
