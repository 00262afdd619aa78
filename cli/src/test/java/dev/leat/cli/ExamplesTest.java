package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.flow.Flow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {

  private static final Path ROOT = Path.of(System.getProperty("leat.root", ".."));
  private static final Path EXAMPLES = ROOT.resolve("examples");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @TempDir private Path folder;

  @Test
  void theFlowAndTheProgramCountTheSame() throws Exception {
    for (String name : List.of("region.csv", "location.csv")) {
      Files.copy(EXAMPLES.resolve("data").resolve(name), folder.resolve(name));
    }
    Path result = folder.resolve("result.csv");

    String said = runProgram("EventCounter.java");
    String ofProgram = Files.readString(result);
    Files.delete(result);
    runFlow("event-counter.yaml");

    assertThat(said).endsWith("45 groups, 4 unmatched\n");
    assertThat(ofProgram).startsWith("\"region_name\",\"date\",\"count\"\n\"Auckland\",");
    assertThat(result).hasContent(ofProgram);
  }

  @Test
  void theFlowAndTheProgramMergeTheSame() throws Exception {
    leat("generate", "imdb", "--titles", "300", "--seed", "7", folder.toString());
    Path result = folder.resolve("merged.jsonl");

    runProgram("ImdbMerge.java");
    String ofProgram = Files.readString(result);
    Files.delete(result);
    runFlow("imdb.yaml");

    assertThat(ofProgram.lines()).hasSizeGreaterThan(100);
    assertThat(ofProgram).contains("\"professions\":[\"\"]").doesNotContain("null");
    assertThat(Files.readString(result)).isEqualTo(ofProgram);
  }

  @Test
  void theProgramIsFifteenLines() throws IOException {
    assertThat(EXAMPLES.resolve("EventCounter.java"))
        .satisfies(program -> assertThat(Files.readAllLines(program)).hasSize(15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"imdb.yaml", "ImdbMerge.java"})
  void theReadmeShowsLinesOfTheExample(String name) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher shown =
        Pattern.compile("(?s)\\(examples/" + name + "\\):\n\n```\\w*\n(.*?)```").matcher(readme);

    assertThat(shown.find()).isTrue();
    assertThat(unindented(Files.readString(EXAMPLES.resolve(name))))
        .contains(unindented(shown.group(1)));
  }

  private static String unindented(String text) {
    return text.replaceAll("(?m)^ +", "");
  }

  @Test
  void theFlowsOfTheDocumentationAreRight() throws IOException {
    String text = Files.readString(ROOT.resolve("docs/flows.md"));
    List<String> flows =
        YAML.matcher(text)
            .results()
            .map(MatchResult::group)
            .map(block -> block.replaceAll("```(yaml)?", ""))
            .filter(block -> block.contains("\nsteps:"))
            .toList();

    assertThat(flows).isNotEmpty();
    for (String flow : flows) {
      Path file = Files.writeString(folder.resolve("flow.yaml"), flow);
      Flow.load(file, Map.of("data", EXAMPLES.resolve("data").toString())).build();
    }
  }

  private void runFlow(String name) {
    leat("run", EXAMPLES.resolve(name).toString(), "data=" + folder);
  }

  private static void leat(String... words) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    assertThat(Main.execute(words, nowhere, nowhere)).isZero();
  }

  private String runProgram(String name) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    String source = EXAMPLES.resolve(name).toString();
    Process program =
        new ProcessBuilder(java, "-cp", classPath, source, folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isZero();
    return said;
  }
}
