package dev.leat;

import static dev.leat.expr.Aggregate.count;
import static dev.leat.expr.Aggregate.sum;
import static dev.leat.stage.CacheFormat.CSV;
import static dev.leat.stage.CacheFormat.JSONL;
import static dev.leat.stage.CacheFormat.NONE;
import static dev.leat.stage.StageStatus.Action.COMPUTE;
import static dev.leat.stage.StageStatus.Action.HIT;
import static dev.leat.stage.StageStatus.Action.PASS;
import static dev.leat.stage.StageStatus.Action.SKIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.expr.Expr;
import dev.leat.run.RejectPolicy;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.StageStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is computed and what is taken from the cache, when code, data and parameters change. */
class StagesTest {

  @TempDir private Path folder;
  private Path sales;

  @BeforeEach
  void writeSales() throws IOException {
    sales = folder.resolve("sales.csv");
    Files.writeString(sales, "month,amount,junk\n2024-01,5,x\n2024-02,7,y\n2024-01,1,z\n");
  }

  /** A raw file, two cached stages in two formats, and a last one that is not cached. */
  private PipelineBuilder chain() {
    return Pipeline.named("chain")
        .input("sales", sales.toString())
        .param("least", 0)
        .stage("clean", CSV, List.of("sales"), in -> in.dataset("sales").drop("junk"))
        .stage(
            "monthly",
            JSONL,
            List.of("clean", "least"),
            in ->
                in.dataset("clean")
                    .where(Expr.col("amount").gt(Expr.lit(in.value("least", Integer.class))))
                    .groupBy("month")
                    .aggregate(sum("amount").as("total")))
        .stage(
            "report",
            NONE,
            List.of("monthly"),
            in -> in.dataset("monthly").with("twice", "total * 2"));
  }

  private Pipeline at(PipelineBuilder builder) {
    return builder.build().cache(folder.resolve("cache"));
  }

  private static Map<String, StageStatus.Action> actions(List<StageStatus> stages) {
    Map<String, StageStatus.Action> actions = new LinkedHashMap<>();
    stages.forEach(status -> actions.put(status.stage(), status.action()));
    return actions;
  }

  private static Map<String, StageStatus.Action> run(Pipeline pipeline) {
    Pipeline.Result result = pipeline.execute("report");
    assertThat(result.rows().collect()).isNotEmpty();
    return actions(result.stages());
  }

  @Test
  void theFirstRunComputesEverythingAndTheSecondNothingThatIsCached() {
    Pipeline pipeline = at(chain());
    assertThat(run(pipeline))
        .isEqualTo(Map.of("clean", COMPUTE, "monthly", COMPUTE, "report", PASS));

    assertThat(run(pipeline)).isEqualTo(Map.of("clean", SKIP, "monthly", HIT, "report", PASS));
    assertThat(pipeline.run("report").collect())
        .containsExactly(
            Row.of("month", "2024-01", "total", 6L, "twice", 12L),
            Row.of("month", "2024-02", "total", 7L, "twice", 14L));
  }

  @Test
  void aPlanSaysWhatARunWouldDoAndDoesNothing() throws IOException {
    Pipeline pipeline = at(chain());

    assertThat(actions(pipeline.plan("report")))
        .isEqualTo(Map.of("clean", COMPUTE, "monthly", COMPUTE, "report", PASS));
    assertThat(folder.resolve("cache").resolve("entries")).doesNotExist();
    run(pipeline);
    assertThat(actions(pipeline.plan("report")))
        .isEqualTo(Map.of("clean", SKIP, "monthly", HIT, "report", PASS));
  }

  @Test
  void changedDataIsComputedAndEarlierDataIsAHitAgain() throws IOException {
    Pipeline pipeline = at(chain());
    run(pipeline);
    String before = Files.readString(sales);
    Files.writeString(sales, before + "2024-03,4,q\n");

    List<StageStatus> plan = pipeline.why("report");
    assertThat(plan.getFirst().reasons()).containsExactly(sales + ": content differs, 1 row more");
    assertThat(plan.get(1).reasons()).containsExactly("the stage clean is another");
    assertThat(run(pipeline)).containsEntry("clean", COMPUTE).containsEntry("monthly", COMPUTE);
    Files.writeString(sales, before);

    assertThat(run(pipeline)).containsEntry("monthly", HIT);
  }

  @Test
  void aFileThatIsTouchedOrMovedIsNoChange() throws IOException {
    run(at(chain()));
    Files.setLastModifiedTime(sales, FileTime.from(Instant.EPOCH));
    assertThat(run(at(chain()))).containsEntry("monthly", HIT);
    sales = Files.move(sales, Files.createDirectory(folder.resolve("other")).resolve("sales.csv"));

    assertThat(run(at(chain()))).containsEntry("monthly", HIT);
  }

  @Test
  void anotherParameterMissesWhatTakesItAndNothingElse() {
    Pipeline pipeline = at(chain());
    run(pipeline);

    assertThat(run(pipeline.with("least", 1)))
        .isEqualTo(Map.of("clean", HIT, "monthly", COMPUTE, "report", PASS));
    assertThat(pipeline.with("least", "2").plan("report").get(1).reasons())
        .containsExactly("the parameter least is 2, was 1");
    assertThat(run(pipeline)).containsEntry("monthly", HIT);
  }

  @Test
  void otherCodeInAStageMissesItAndWhatFollows() {
    run(at(chain()));
    PipelineBuilder changed =
        Pipeline.named("chain")
            .input("sales", sales.toString())
            .param("least", 0)
            .stage("clean", CSV, List.of("sales"), in -> in.dataset("sales").drop("junk").limit(2))
            .stage("report", NONE, List.of("clean"), in -> in.dataset("clean"));

    assertThat(run(at(changed))).isEqualTo(Map.of("clean", COMPUTE, "report", PASS));
  }

  @Test
  void aCapturedValueCounts() {
    for (int limit : new int[] {1, 2}) {
      PipelineBuilder captured =
          Pipeline.named("captured")
              .input("sales", sales.toString())
              .stage("report", CSV, List.of("sales"), in -> in.dataset("sales").limit(limit));
      assertThat(at(captured).execute("report").rows().count()).isEqualTo(limit);
    }
  }

  @Test
  void anotherFormatIsAMissThatSaysSo() {
    run(at(chain()));
    PipelineBuilder jsonl =
        Pipeline.named("chain")
            .input("sales", sales.toString())
            .stage("report", JSONL, List.of("sales"), in -> in.dataset("sales"));
    run(at(jsonl));
    PipelineBuilder csv =
        Pipeline.named("chain")
            .input("sales", sales.toString())
            .stage("report", CSV, List.of("sales"), in -> in.dataset("sales"));

    assertThat(at(csv).plan("report").getLast().reasons()).contains("format: csv, was jsonl");
  }

  @Test
  void filesOfAGlobCountOneByOne() throws IOException {
    Files.createDirectory(folder.resolve("parts"));
    Files.writeString(folder.resolve("parts/a.csv"), "n\n1\n");
    Files.writeString(folder.resolve("parts/b.csv"), "n\n2\n");
    PipelineBuilder glob =
        Pipeline.named("glob")
            .input("parts", folder.resolve("parts") + "/*.csv")
            .stage("report", CSV, List.of("parts"), in -> in.dataset("parts"));
    run(at(glob));
    Files.writeString(folder.resolve("parts/c.csv"), "n\n3\n");

    assertThat(at(glob).plan("report").getLast().reasons())
        .anyMatch(reason -> reason.startsWith("c.csv of ") && reason.endsWith(" is new"));
    assertThat(at(glob).run("report").count()).isEqualTo(3);
    Files.writeString(folder.resolve("parts/b.csv"), "n\n4\n");
    assertThat(at(glob).plan("report").getLast().reasons())
        .anyMatch(reason -> reason.startsWith("b.csv of ") && reason.endsWith("content differs"));
  }

  @Test
  void aRefreshComputesAStageAnewAndNoCacheAll() {
    Pipeline pipeline = at(chain());
    run(pipeline);

    Instant made = made(pipeline);
    assertThat(run(pipeline.refresh("monthly"))).containsEntry("monthly", COMPUTE);
    assertThat(made(pipeline)).isAfter(made);
    CacheSettings none = pipeline.cache().used(CacheSettings.Use.NONE);
    assertThat(run(pipeline.cache(none)))
        .isEqualTo(Map.of("clean", PASS, "monthly", PASS, "report", PASS));
  }

  private static Instant made(Pipeline pipeline) {
    return Cache.of(pipeline.cache()).list().stream()
        .filter(item -> item.stage().equals("monthly"))
        .map(item -> item.entry().orElseThrow().created())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  @Test
  void aReadOnlyCacheGivesWhatIsThereAndKeepsNothing() {
    Pipeline pipeline = at(chain());
    CacheSettings readOnly = pipeline.cache().used(CacheSettings.Use.READ_ONLY);
    assertThat(run(pipeline.cache(readOnly))).containsEntry("monthly", PASS);
    assertThat(folder.resolve("cache/entries")).doesNotExist();
    run(pipeline);

    assertThat(run(pipeline.cache(readOnly))).containsEntry("monthly", HIT);
  }

  @Test
  void independentStagesRunAtTheSameTime() {
    CyclicBarrier both = new CyclicBarrier(2);
    Pipeline pipeline =
        Pipeline.named("wide")
            .stage("left", NONE, List.of(), in -> met(both, 1))
            .stage("right", NONE, List.of(), in -> met(both, 2))
            .stage(
                "report",
                NONE,
                List.of("left", "right"),
                in -> in.dataset("left").union(in.dataset("right")))
            .build()
            .cache(folder.resolve("cache"));

    assertThat(pipeline.run("report").count()).isEqualTo(2);
  }

  private static List<Row> met(CyclicBarrier barrier, long n) throws Exception {
    barrier.await(20, TimeUnit.SECONDS);
    return List.of(Row.of("n", n));
  }

  @Test
  void aStageThatSeveralTakeRunsOnce() {
    AtomicInteger runs = new AtomicInteger();
    Pipeline pipeline =
        Pipeline.named("diamond")
            .input("sales", sales.toString())
            .stage(
                "shared",
                NONE,
                List.of("sales"),
                in ->
                    in.dataset("sales").map(row -> row.with("run", (long) runs.incrementAndGet())))
            .stage("left", NONE, List.of("shared"), in -> in.dataset("shared"))
            .stage("right", NONE, List.of("shared"), in -> in.dataset("shared"))
            .stage(
                "report",
                NONE,
                List.of("left", "right"),
                in -> in.dataset("left").union(in.dataset("right")))
            .build()
            .cache(folder.resolve("cache"));

    assertThat(pipeline.run("report").collect()).hasSize(6);
    assertThat(runs).hasValue(3);
  }

  @Test
  void aStageThatFailsIsNamedAndPublishesNothing() {
    Pipeline pipeline =
        at(
            Pipeline.named("bad")
                .stage(
                    "broken",
                    CSV,
                    List.of(),
                    in -> {
                      throw new IllegalStateException("no more tea");
                    })
                .stage("report", CSV, List.of("broken"), in -> in.dataset("broken")));

    assertThatThrownBy(() -> pipeline.run("report"))
        .isInstanceOf(LeatException.class)
        .hasMessage("The stage \"broken\" failed: IllegalStateException: no more tea.");
    assertThat(Cache.of(pipeline.cache()).list()).isEmpty();
  }

  @Test
  void anEmptyResultIsKeptWithItsColumns() {
    PipelineBuilder empty =
        Pipeline.named("empty")
            .input("sales", sales.toString())
            .stage("none", CSV, List.of("sales"), in -> in.dataset("sales").where("amount > 100"))
            .stage("rare", JSONL, List.of("none"), in -> in.dataset("none"))
            .stage(
                "report",
                CSV,
                List.of("rare"),
                in -> in.dataset("rare").aggregate(count(), sum("amount").as("total")));

    for (int run = 0; run < 2; run++) {
      assertThat(at(empty).run("report").collect())
          .isEqualTo(List.of(row("count", 0L, "total", null)));
      assertThat(at(empty).run("none").schema().names()).containsExactly("month", "amount", "junk");
      assertThat(at(empty).run("rare").schema()).isEqualTo(at(empty).run("none").schema());
    }
  }

  private static Row row(@org.jspecify.annotations.Nullable Object... values) {
    return Row.of(values);
  }

  @Test
  void rejectsThatAreNotAllowedAnyMoreMakeAMiss() throws IOException {
    Files.writeString(sales, "month,amount\n2024-01,5\n2024-02,seven\n");
    PipelineBuilder typed =
        Pipeline.named("typed")
            .files("sales", sales.toString())
            .stage(
                "report",
                CSV,
                List.of("sales"),
                in ->
                    Dataset.read(
                            in.path("sales").toString(),
                            dev.leat.io.Csv.commas()
                                .types(Map.of("amount", dev.leat.data.Type.INTEGER)))
                        .where("amount > 0"));
    Pipeline lenient = at(typed).on(Engine.local().rejects(RejectPolicy.unlimited()));
    assertThat(lenient.run("report").count()).isEqualTo(1);
    assertThat(actions(lenient.plan("report"))).containsEntry("report", HIT);

    assertThatThrownBy(() -> at(typed).run("report"))
        .isInstanceOf(LeatException.class)
        .satisfies(e -> assertThat(((LeatException) e).kind()).isEqualTo(ErrorKind.REJECTS));
  }
}
