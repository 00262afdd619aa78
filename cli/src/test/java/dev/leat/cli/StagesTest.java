package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.screen.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines of stages from Java sources, and the cache that they share. */
class StagesTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeSources() throws IOException {
    write("in.csv", "n,t\n1,a\n2,b\n3,c\n");
    write(
        "shop/Stages.java",
        """
        package shop;

        import dev.leat.Dataset;
        import dev.leat.stage.CacheFormat;
        import dev.leat.stage.Input;
        import dev.leat.stage.Param;
        import dev.leat.stage.Stage;

        class Stages {
          @Stage(cache = CacheFormat.CSV)
          Dataset large(@Input("%s") Dataset in, @Param(value = "least", or = "2") int least) {
            return in.where("n >= " + least);
          }

          @Stage(cache = CacheFormat.JSONL)
          Dataset report(Dataset large) {
            return large.with("m", Times.expression());
          }
        }
        """
            .formatted(folder.resolve("in.csv")));
    write(
        "shop/Times.java",
        """
        package shop;

        class Times {
          static String expression() {
            return "n * 10";
          }
        }
        """);
  }

  private void write(String name, String content) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private int leat(String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--cache-dir=" + folder.resolve("cache"));
    Terminal terminal = Terminal.recorded(print(out), print(err));
    return Main.execute(all, terminal);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String source() {
    return folder.resolve("shop/Stages.java").toString();
  }

  @Test
  void aSourceIsCompiledWithThoseThatItNeedsAndRunAgainWhenOneChanges() throws IOException {
    Path result = folder.resolve("result.csv");
    assertThat(leat("stages", "run", source(), "-o", result.toString())).as(err()).isZero();
    assertThat(err()).contains("large   compute   there is no earlier result");
    assertThat(result).hasContent("n,t,m\n2,b,20\n3,c,30\n");
    leat("stages", "run", source(), "report", "-q", "-o", result.toString());
    assertThat(err()).isEmpty();
    write(
        "shop/Times.java",
        Files.readString(folder.resolve("shop/Times.java")).replace("* 10", "* 100"));
    assertThat(leat("stages", "plan", source())).isZero();
    assertThat(out())
        .contains("large   hit       its code, its inputs and its options are what they were")
        .contains("report  compute   `Times.expression` changed");
    leat("stages", "run", source(), "-o", result.toString());

    assertThat(result).hasContent("n,t,m\n2,b,200\n3,c,300\n");
  }

  @Test
  void commentsInASourceRunNothingAgain() throws IOException {
    leat("stages", "run", source());
    Path stages = folder.resolve("shop/Stages.java");
    Files.writeString(
        stages, Files.readString(stages).replace("class Stages", "\n// A\nclass Stages"));
    leat("stages", "plan", source());

    assertThat(out()).contains("report  hit ");
  }

  @Test
  void optionsSayHowTheCacheIsUsed() {
    leat("stages", "run", source(), "--no-cache");
    assertThat(err()).contains("large   pass      no cache is used");
    leat("stages", "run", source());
    leat("stages", "run", source(), "--refresh", "report");
    assertThat(err()).contains("report  compute   it is to be refreshed").contains("large   hit");
    leat("stages", "run", source(), "least=3", "--read-only");
    assertThat(err()).contains("large   pass      the parameter least is 3, was 2");
  }

  @Test
  void theCacheIsListedExplainedProvenAndClearedOut() throws IOException {
    leat("stages", "run", source());
    assertThat(leat("cache", "ls")).isZero();
    assertThat(out()).contains("large", "csv", "report", "jsonl", "2 results, ");
    assertThat(leat("cache", "why", "report")).isZero();
    assertThat(out()).startsWith("report is a hit:\n");
    assertThat(leat("cache", "why", "report", "least=1")).isZero();
    assertThat(out()).contains("report is a miss:\n  the stage large is another\n");
    assertThat(leat("cache", "verify")).isZero();
    leat("cache", "pin", "large");
    leat("cache", "gc", "--max-size", "1B");
    assertThat(out()).contains("removed 1 result, ");
    Path data;
    try (var files = Files.walk(folder.resolve("cache/entries/large"))) {
      data = files.filter(file -> file.endsWith("data.csv")).findFirst().orElseThrow();
    }
    Files.writeString(data, "n,t\n2,b\n");
    assertThat(leat("cache", "verify")).isEqualTo(1);
    assertThat(out()).contains(" is damaged\n1 result damaged;");
    assertThat(leat("cache", "rm", "--all", "--dry-run")).isZero();
    assertThat(out()).contains("would remove 1 result");
    leat("cache", "rm", "large");
    leat("cache", "ls");

    assertThat(out()).isEqualTo("0 results, 0 B\n");
  }

  @Test
  void theGraphIsDrawn() {
    leat("stages", "graph", source());
    assertThat(out()).contains("  report [jsonl] <- large\n");
    leat("stages", "graph", source(), "--to=svg");
    assertThat(out()).startsWith("<svg ");
    leat("stages", "graph", source(), "--to", "mermaid");
    assertThat(out()).startsWith("flowchart LR\n");
  }

  @Test
  void aMethodMayGiveThePipeline() throws IOException {
    write(
        "Named.java",
        """
        import dev.leat.Dataset;
        import dev.leat.Pipeline;
        import dev.leat.data.Row;
        import dev.leat.stage.CacheFormat;
        import java.util.List;

        class Named {
          static Pipeline pipeline() {
            return Pipeline.named("named")
                .stage("one", CacheFormat.CSV, List.of(), in -> List.of(Row.of("n", 1L)))
                .build();
          }
        }
        """);
    String named = folder.resolve("Named.java").toString();
    assertThat(leat("stages", "run", named, "-o", "-")).as(err()).isZero();
    assertThat(out()).isEqualTo("n\n1\n");
    leat("stages", "plan", named);

    assertThat(out()).contains("one  hit");
  }
}
