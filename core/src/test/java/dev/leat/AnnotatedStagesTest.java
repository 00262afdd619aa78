package dev.leat;

import static dev.leat.expr.Aggregate.sum;
import static dev.leat.stage.CacheFormat.CSV;
import static dev.leat.stage.CacheFormat.JSONL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.stage.From;
import dev.leat.stage.Input;
import dev.leat.stage.Param;
import dev.leat.stage.Stage;
import dev.leat.stage.StageStatus;
import dev.leat.stage.StageStatus.Action;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines of annotated methods: what they take and give, and what is wrong with some. */
class AnnotatedStagesTest {

  @TempDir private Path folder;

  private Pipeline of(Object stages) {
    return Pipeline.of(stages).cache(folder.resolve("cache"));
  }

  private static void assertFails(ErrorKind kind, Runnable action, String... parts) {
    assertThatThrownBy(action::run)
        .isInstanceOf(LeatException.class)
        .satisfies(e -> assertThat(((LeatException) e).kind()).isEqualTo(kind))
        .message()
        .contains(parts);
  }

  /** A sale. */
  public record Sale(String shop, LocalDate day, BigDecimal amount) {}

  /** Stages that take and give everything that is allowed. */
  static class Shapes {
    @Stage(cache = JSONL)
    List<Sale> sales() {
      return List.of(
          new Sale("north", LocalDate.of(2024, 1, 31), new BigDecimal("1.50")),
          new Sale("south", LocalDate.of(2024, 2, 1), new BigDecimal("2.5")),
          new Sale("north", LocalDate.of(2024, 2, 1), new BigDecimal("3")));
    }

    @Stage(cache = CSV)
    Dataset total(Dataset sales) {
      return sales.aggregate(sum("amount").as("amount"));
    }

    @Stage(cache = JSONL)
    BigDecimal turnover(@From("total") Dataset rows) {
      return (BigDecimal) rows.collect().getFirst().get("amount");
    }

    @Stage(cache = JSONL)
    int many(List<Sale> sales) {
      return sales.size();
    }

    @Stage(cache = JSONL)
    Sale largest(List<Sale> sales) {
      return sales.stream().max(java.util.Comparator.comparing(Sale::amount)).orElseThrow();
    }

    @Stage
    String report(
        BigDecimal turnover,
        int many,
        Sale largest,
        @Param(value = "unit", or = "EUR") String unit) {
      return turnover
          + " "
          + unit
          + " by "
          + many
          + ", most in "
          + largest.shop()
          + " "
          + largest.day();
    }
  }

  @Test
  void stagesGiveDatasetsRecordsAndValuesAndTakeThem() {
    for (int run = 0; run < 2; run++) {
      Pipeline shapes = of(new Shapes());
      assertThat(shapes.run("report", String.class))
          .isEqualTo("7.00 EUR by 3, most in north 2024-02-01");
      assertThat(shapes.run("largest", Sale.class).amount()).isEqualByComparingTo("3");
      assertThat(shapes.run("many", Integer.class)).isEqualTo(3);
      assertThat(shapes.run("sales").collect(Sale.class)).isEqualTo(new Shapes().sales());
    }
    List<StageStatus> plan = of(new Shapes()).with("unit", "USD").plan("report");
    assertThat(plan).extracting(StageStatus::stage).endsWith("report");
    assertThat(plan).filteredOn(status -> status.action() == Action.COMPUTE).isEmpty();
  }

  static class Circle {
    @Stage
    Dataset one(Dataset three) {
      return three;
    }

    @Stage
    Dataset two(Dataset one) {
      return one;
    }

    @Stage
    Dataset three(Dataset two) {
      return two;
    }
  }

  @Test
  void aCircleIsAnErrorThatShowsTheGraph() {
    assertFails(
        ErrorKind.USAGE,
        () -> of(new Circle()).plan("one"),
        "take each other in a circle: one <- three <- two <- one",
        "  two <- one\n");
  }

  static class Unknown {
    @Stage
    Dataset clean(@Input("a.csv") Dataset in) {
      return in;
    }

    @Stage
    Dataset report(Dataset claen) {
      return claen;
    }
  }

  @Test
  void anUnknownStageIsAnErrorThatSuggestsAnother() {
    assertFails(
        ErrorKind.USAGE,
        () -> of(new Unknown()).plan("report"),
        "The stage \"report\" takes \"claen\"",
        "Did you mean \"clean\"?",
        "  clean <- input a.csv\n");
    assertFails(ErrorKind.USAGE, () -> of(new Shapes()).run("nope"), "There is no stage \"nope\"");
  }

  static class Mistyped {
    @Stage
    Dataset clean(@Input("a.csv") Dataset in) {
      return in;
    }

    @Stage
    long report(long clean) {
      return clean;
    }
  }

  @Test
  void aStageThatIsTakenAsSomethingElseIsAnError() {
    assertFails(
        ErrorKind.USAGE,
        () -> of(new Mistyped()).plan("report"),
        "The stage \"report\" takes \"clean\" as Long, which gives a Dataset");
  }

  static class Strange {
    @Stage
    Thread report() {
      return Thread.currentThread();
    }
  }

  @Test
  void aResultWithoutACodecIsAnError() {
    assertFails(
        ErrorKind.USAGE,
        () -> of(new Strange()).plan("report"),
        "The result of the stage \"report\" is a java.lang.Thread",
        "Add a codec");
  }

  static class Coded {
    @Stage(cache = JSONL)
    Duration took() {
      return Duration.ofSeconds(90);
    }

    @Stage
    String report(Duration took) {
      return took.toString();
    }
  }

  static class Seconds implements Codec<Duration> {
    @Override
    public List<Row> rows(Duration value) {
      return List.of(Row.of("seconds", value.toSeconds()));
    }

    @Override
    public Duration value(List<Row> rows) {
      return Duration.ofSeconds(rows.getFirst().integer("seconds"));
    }
  }

  static class Millis implements Codec<Duration> {
    @Override
    public List<Row> rows(Duration value) {
      return List.of(Row.of("millis", value.toMillis()));
    }

    @Override
    public Duration value(List<Row> rows) {
      return Duration.ofMillis(rows.getFirst().integer("millis"));
    }
  }

  @Test
  void aCodecKeepsOtherValuesAndCountsInTheKey() {
    Pipeline coded = of(new Coded()).codec(Duration.class, new Seconds());
    for (int run = 0; run < 2; run++) {
      assertThat(coded.run("report", String.class)).isEqualTo("PT1M30S");
    }
    assertThat(coded.plan("took").getLast().action()).isEqualTo(Action.HIT);
    assertThat(of(new Coded()).codec(Duration.class, new Millis()).run("report", String.class))
        .isEqualTo("PT1M30S");
  }

  static class NeedsYear {
    @Stage
    Dataset report(@Param("year") int year) {
      return Dataset.ofRows(List.of(Row.of("year", (long) year)));
    }
  }

  @Test
  void aParameterThatIsMissingWrongOrUnknownIsAnError() {
    Pipeline pipeline = of(new NeedsYear());
    assertFails(
        ErrorKind.USAGE,
        () -> pipeline.run("report"),
        "needs the parameter \"year\"",
        "year=VALUE");
    assertFails(
        ErrorKind.USAGE,
        () -> pipeline.with("year", "MMXX").run("report"),
        "The parameter \"year\" is \"MMXX\" (expected: int)");
    assertFails(
        ErrorKind.USAGE,
        () -> pipeline.with("year", 1).with("yaer", 2).run("report"),
        "No stage takes the parameter \"yaer\". Did you mean \"year\"?");
    assertThat(pipeline.with("year", "2020").run("report").collect())
        .containsExactly(Row.of("year", 2020L));
  }

  static class Counted {
    private static final AtomicInteger RUNS = new AtomicInteger();
    private final double rate;
    private final String unrelated;

    Counted(double rate, String unrelated) {
      this.rate = rate;
      this.unrelated = unrelated;
    }

    @Stage(cache = JSONL)
    Dataset priced() {
      return Dataset.ofRows(List.of(Row.of("price", 2 * rate)));
    }

    @Stage(cache = JSONL)
    Dataset named() {
      return Dataset.ofRows(List.of(Row.of("name", unrelated)));
    }

    @Stage(cache = JSONL)
    Dataset counted() {
      return Dataset.ofRows(List.of(Row.of("run", (long) RUNS.incrementAndGet())));
    }

    @Stage(cache = JSONL)
    Dataset report(Dataset counted) {
      return counted;
    }

    @Stage(cache = JSONL, accepts = "Counted.RUNS")
    Dataset accepted() {
      return Dataset.ofRows(List.of(Row.of("run", (long) RUNS.incrementAndGet())));
    }

    @Stage(cache = JSONL, environment = "LEAT_NO_SUCH_VARIABLE")
    Dataset environment() {
      return Dataset.ofRows(List.of(Row.of("set", System.getenv("LEAT_NO_SUCH_VARIABLE") != null)));
    }
  }

  @Test
  void fieldsCountWhereAStageReadsThem() {
    of(new Counted(1.5, "x")).run("priced");
    of(new Counted(1.5, "x")).run("named");

    assertThat(of(new Counted(1.5, "y")).plan("priced").getLast().action()).isEqualTo(Action.HIT);
    assertThat(of(new Counted(1.5, "y")).plan("named").getLast().reasons())
        .anyMatch(reason -> reason.startsWith("field ") && reason.endsWith("unrelated differs"));
    assertThat(of(new Counted(2.5, "x")).plan("priced").getLast().action())
        .isEqualTo(Action.COMPUTE);
    assertThat(of(new Counted(2.5, "x")).run("priced").collect())
        .containsExactly(Row.of("price", 5.0));
  }

  @Test
  void whatCannotBeTrackedIsReportedAndNeverCachedUnlessItIsAnsweredFor() {
    Pipeline pipeline = of(new Counted(1, ""));
    long first = pipeline.run("counted").collect().getFirst().integer("run");
    StageStatus status = pipeline.plan("counted").getLast();

    assertThat(status.action()).isEqualTo(Action.PASS);
    assertThat(status.untracked()).singleElement().asString().contains("Counted.RUNS");
    assertThat(pipeline.run("counted").collect().getFirst().integer("run")).isEqualTo(first + 1);
    assertThat(pipeline.plan("report").getLast().reasons().getFirst())
        .contains("it takes \"counted\", and there ");
    long accepted = pipeline.run("accepted").collect().getFirst().integer("run");
    assertThat(pipeline.run("accepted").collect().getFirst().integer("run")).isEqualTo(accepted);
    pipeline.run("environment");
    assertThat(pipeline.plan("environment").getLast().action()).isEqualTo(Action.HIT);
  }

  static class Checked {
    @Stage(
        cache = CSV,
        check = {"n >= 0", "n < 3"})
    Dataset rows(@Param("from") int from) {
      return Dataset.ofRows(
          java.util.stream.LongStream.range(from, 3).mapToObj(n -> Row.of("n", n)).toList());
    }

    @Stage(cache = CSV, minRows = 2)
    Dataset report(Dataset rows) {
      return rows;
    }
  }

  @Test
  void aCheckThatIsNotMetFailsTheStageBeforeItIsPublished() {
    Pipeline pipeline = of(new Checked());
    assertFails(
        ErrorKind.FAILED,
        () -> pipeline.with("from", -2).run("report"),
        "The stage \"rows\" gave 2 rows that are not \"n >= 0\", the first is {n: -2}",
        "Nothing was published");
    assertThat(Cache.of(pipeline.cache()).list()).isEmpty();
    assertFails(
        ErrorKind.FAILED,
        () -> pipeline.with("from", 2).run("report"),
        "The stage \"report\" gave 1 rows (expected: 2 or more)");

    assertThat(pipeline.with("from", 0).run("report").count()).isEqualTo(3);
  }

  static class Expiring {
    @Stage(cache = CSV, ttl = "PT0S")
    Dataset report() {
      return Dataset.ofRows(List.of(Row.of("n", 1L)));
    }
  }

  @Test
  void aResultThatIsTooOldIsMadeAnew() {
    Pipeline pipeline = of(new Expiring());
    pipeline.run("report");
    Instant made = Cache.of(pipeline.cache()).list().getFirst().entry().orElseThrow().created();

    assertThat(pipeline.plan("report").getLast().reasons().getFirst())
        .startsWith("it was good for PT0S");
    assertThat(pipeline.run("report").count()).isEqualTo(1);
    assertThat(Cache.of(pipeline.cache()).list())
        .singleElement()
        .satisfies(item -> assertThat(item.entry().orElseThrow().created()).isAfter(made));
  }

  @Test
  void anObjectWithoutStagesIsAnError() {
    assertFails(ErrorKind.USAGE, () -> Pipeline.of("text"), "java.lang.String has no stages");
  }

  @Test
  void theGraphIsDrawn() {
    assertThat(of(new Unknown()).getClass()).isEqualTo(Pipeline.class);
    assertThat(of(new Shapes()).graph().toMermaid())
        .contains("flowchart LR", "[\"sales · jsonl\"]");
    assertThat(of(new Shapes()).graph().toSvg()).startsWith("<svg ").endsWith("</svg>\n");
    assertThat(of(new Shapes()).graph().toText())
        .contains("  report <- turnover, many, largest, param unit = EUR\n");
  }
}
