package dev.leat.internal.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.Pipeline;
import dev.leat.stage.StageStatus;
import dev.leat.stage.StageStatus.Action;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The edits of {@link EditsTest}, in the code that a stage reaches: a hit or a miss. */
class StageEditsTest {

  @TempDir static Path folder;

  private static final String STAGES =
      """
      // Stages.java
      package p;

      import dev.leat.Dataset;
      import dev.leat.data.Row;
      import dev.leat.stage.CacheFormat;
      import dev.leat.stage.Stage;
      import java.util.List;

      public class Stages {
        @Stage(cache = CacheFormat.JSONL)
        public Dataset rows() {
          return Dataset.ofRows(List.of(Row.of("count", 7L, "name", "the Title", "year", 1999L)))
              .flatMap(Main.function());
        }

        @Stage(cache = CacheFormat.JSONL)
        public Dataset others() {
          return Dataset.ofRows(List.of(Row.of("a", (long) Main.unrelated(1))));
        }
      }
      """;

  @BeforeAll
  static void keepTheResult() throws Exception {
    assertThat(decision(EditsTest.original())).isEqualTo(Action.COMPUTE);
    run(EditsTest.original());
    assertThat(decision(EditsTest.original())).isEqualTo(Action.HIT);
  }

  @ParameterizedTest
  @MethodSource("cosmeticEdits")
  void aStageThatDoesTheSameIsAHit(EditsTest.Edit edit) throws Exception {
    assertThat(decision(edit.edited())).isEqualTo(Action.HIT);
  }

  @ParameterizedTest
  @MethodSource("dev.leat.internal.engine.stage.EditsTest#semanticEdits")
  void aStageThatDoesSomethingElseIsAMiss(EditsTest.Edit edit) throws Exception {
    StageStatus status = plan(edit.edited());
    assertThat(status.action()).isEqualTo(Action.COMPUTE);
    assertThat(status.reasons()).isNotEmpty().noneMatch(reason -> reason.contains("no earlier"));
  }

  /** A stage that makes the function runs also what the function does not. */
  static Stream<EditsTest.Edit> cosmeticEdits() {
    return EditsTest.cosmeticEdits()
        .filter(edit -> !edit.name().equals("an unrelated anonymous class"));
  }

  private static Action decision(Project project) throws Exception {
    return plan(project).action();
  }

  private static StageStatus plan(Project project) throws Exception {
    try (URLClassLoader loader = compiled(project)) {
      return pipeline(loader).plan("rows").getLast();
    }
  }

  private static void run(Project project) throws Exception {
    try (URLClassLoader loader = compiled(project)) {
      Pipeline.Result result = pipeline(loader).execute("rows");
      assertThat(result.rows().collect()).hasSize(2);
      assertThat(result.stages()).hasSize(1);
    }
  }

  private static URLClassLoader compiled(Project project) throws Exception {
    Path directory = Files.createTempDirectory(folder, "classes");
    project.and(STAGES).compile(directory);
    return new URLClassLoader(
        new URL[] {directory.toUri().toURL()}, StageEditsTest.class.getClassLoader());
  }

  private static Pipeline pipeline(URLClassLoader loader) throws ReflectiveOperationException {
    Object stages = loader.loadClass("p.Stages").getConstructor().newInstance();
    return Pipeline.of(stages).cache(folder.resolve("cache"));
  }

  @ParameterizedTest
  @MethodSource("theOtherStage")
  void whatAnotherStageReachesDoesNotCount(EditsTest.Edit edit) throws Exception {
    assertThat(plan(edit.edited()).action()).isEqualTo(Action.HIT);
  }

  static List<EditsTest.Edit> theOtherStage() {
    return List.of(
        new EditsTest.Edit(
            "what another stage calls",
            EditsTest.original().edited("return number + 1;", "return number - 1;")));
  }
}
