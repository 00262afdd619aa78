package dev.leat.internal.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Dataset;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.Inputs;
import dev.leat.io.Csv;
import dev.leat.io.Format;
import dev.leat.io.Sink;
import dev.leat.io.Source;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import dev.leat.plan.SortKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanKeyTest {

  private static final Schema SCHEMA =
      Schema.of(new Field("id", Type.INTEGER), new Field("name", Type.TEXT));

  @TempDir Path directory;

  @BeforeEach
  void makeFiles() throws IOException {
    write("a.csv", "id,name\n1,Ann\n");
    write("b.csv", "id,name\n2,Bob\n");
  }

  @Test
  void plansThatDifferInAnythingHaveDifferentKeys() {
    List<String> digests =
        differentPlans().stream().map(plan -> PlanKeys.ofProcess().of(plan).digest()).toList();

    assertThat(digests).doesNotHaveDuplicates().allMatch(digest -> digest.matches("[0-9a-f]{64}"));
  }

  @Test
  void equalPlansHaveOneKey() {
    List<Plan> plans = differentPlans();
    List<Plan> again = differentPlans();

    for (int i = 0; i < plans.size(); i++) {
      assertThat(PlanKeys.ofProcess().of(again.get(i)))
          .isEqualTo(PlanKeys.ofProcess().of(plans.get(i)));
    }
  }

  private List<Plan> differentPlans() {
    Plan scan = scan("a.csv");
    Plan.Aggregate groups =
        new Plan.Aggregate(scan, List.of(Named.column("id")), List.of(Aggregate.count()));
    List<Plan> plans = new ArrayList<>(List.of(scan, scan("b.csv"), groups));
    plans.add(Plan.Scan.of(source("a.csv", Csv.commas().nullText("-")), SCHEMA));
    plans.add(Plan.Scan.of(source("a.csv", Csv.commas()), Schema.ofText(SCHEMA.names())));
    plans.add(new Plan.Scan(source("a.csv", Csv.commas()), SCHEMA, List.of("id"), Expr.lit(true)));
    plans.add(new Plan.Filter(scan, Expr.parse("id > 1")));
    plans.add(new Plan.Filter(scan, Expr.parse("id >= 1")));
    plans.add(new Plan.Filter(scan, Expr.parse("id > 1.0")));
    plans.add(new Plan.Filter(scan, Expr.parse("id > 1.00")));
    plans.add(new Plan.Project(scan, List.of(Named.column("id"), Named.column("name"))));
    plans.add(new Plan.Project(scan, List.of(Named.column("name"), Named.column("id"))));
    plans.add(new Plan.Sort(scan, List.of(SortKey.ascending(Expr.col("id")))));
    plans.add(new Plan.Sort(scan, List.of(SortKey.descending(Expr.col("id")))));
    plans.add(new Plan.Sort(scan, List.of(SortKey.ascending(Expr.col("id")).nullsLast())));
    plans.add(new Plan.Limit(scan, 0, 1));
    plans.add(new Plan.Limit(scan, 1, 0));
    plans.add(new Plan.Distinct(scan, List.of("id")));
    plans.add(new Plan.Distinct(scan, List.of("id", "name")));
    for (JoinKind kind : JoinKind.values()) {
      plans.add(join(scan, kind, scan("b.csv")));
      plans.add(join(scan("b.csv"), kind, scan));
    }
    plans.add(new Plan.Union(List.of(scan, scan("b.csv"))));
    plans.add(new Plan.Union(List.of(scan("b.csv"), scan)));
    plans.add(new Plan.Write(scan, new Sink("out.csv", Csv.commas())));
    plans.add(new Plan.Write(scan, new Sink("out.csv", Csv.quoteAll())));
    return plans;
  }

  private static Plan join(Plan left, JoinKind kind, Plan right) {
    return new Plan.Join(left, right, kind, List.of("id"), List.of("id"));
  }

  @Test
  void valuesAreTheirRows() {
    List<Row> rows =
        List.of(
            Row.of(),
            Row.of("a", 1L),
            Row.of("a", 1.0),
            Row.of("a", "1"),
            Row.of("a", null),
            Row.of("a", "null"),
            Row.of("b", 1L),
            Row.of("a", 1L, "b", 2L),
            Row.of("b", 2L, "a", 1L),
            Row.of("a", List.of(1L, 2L)),
            Row.of("a", List.of(2L, 1L)),
            Row.of("a", List.of("12")),
            Row.of("a", List.of("1", "2")),
            Row.of("a", "\ud83d"),
            Row.of("a", "\ud83e"));
    List<String> digests =
        rows.stream().map(row -> PlanKeys.ofProcess().of(values(row)).digest()).toList();

    assertThat(digests).doesNotHaveDuplicates();
    assertThat(PlanKeys.ofProcess().of(values(Row.of("a", 1L))).digest()).isEqualTo(digests.get(1));
    assertThat(PlanKeys.ofProcess().of(values(Row.of(), Row.of())).digest())
        .isNotEqualTo(PlanKeys.ofProcess().of(values(Row.of())).digest());
  }

  private static Plan values(Row... rows) {
    return new Plan.Values(Arrays.asList(rows), Schema.open());
  }

  @Test
  void theContentOfAnInputCountsAndItsTimeDoesNot() throws IOException {
    PlanKey before = PlanKeys.ofProcess().of(scan("a.csv"));

    Files.setLastModifiedTime(directory.resolve("a.csv"), FileTime.fromMillis(1_000_000));
    assertThat(PlanKeys.ofProcess().of(scan("a.csv"))).isEqualTo(before);

    write("a.csv", "id,name\n1,Anm\n");
    assertThat(PlanKeys.ofProcess().of(scan("a.csv")).digest()).isNotEqualTo(before.digest());
  }

  @Test
  void theFilesOfAGlobCountWithTheirNames() throws IOException {
    PlanKey before = PlanKeys.ofProcess().of(scan("*.csv"));

    write("c.txt", "id,name\n");
    assertThat(PlanKeys.ofProcess().of(scan("*.csv"))).isEqualTo(before);

    Files.move(directory.resolve("b.csv"), directory.resolve("d.csv"));
    PlanKey moved = PlanKeys.ofProcess().of(scan("*.csv"));
    assertThat(moved.digest()).isNotEqualTo(before.digest());

    write("e.csv", "id,name\n");
    assertThat(PlanKeys.ofProcess().of(scan("*.csv")).digest()).isNotEqualTo(moved.digest());
  }

  @Test
  void ofAFileThatIsTooLargeItsHeadMiddleTailAndTimeCount() throws IOException {
    Path file = directory.resolve("large.csv");
    Files.writeString(file, "id,name\n");
    try (var large = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(ContentIdentity.WHOLE_BYTES + 1);
    }
    FileTime time = FileTime.fromMillis(1_000_000);
    Set<String> digests = new LinkedHashSet<>();
    for (long position : new long[] {9, 32_000_001, ContentIdentity.WHOLE_BYTES}) {
      try (var large = new java.io.RandomAccessFile(file.toFile(), "rw")) {
        large.seek(position);
        large.write('x');
      }
      Files.setLastModifiedTime(file, time);
      digests.add(PlanKeys.ofProcess().of(scan("large.csv")).digest());
      assertThat(digests).contains(PlanKeys.ofProcess().of(scan("large.csv")).digest());
    }
    Files.setLastModifiedTime(file, FileTime.fromMillis(2_000_000));
    digests.add(PlanKeys.ofProcess().of(scan("large.csv")).digest());

    assertThat(digests).hasSize(4);
  }

  @Test
  void aStreamCannotBeTracked() {
    Plan plan = Plan.Scan.of(new Source("-", Csv.commas()), SCHEMA);
    Inputs inputs = Inputs.withStdin(new ByteArrayInputStream(new byte[0]));
    PlanKey key = new PlanKeys(inputs::resolve).of(plan);

    assertThat(key.untracked())
        .containsExactly("stdin is a stream, whose content is not known before it is read");
  }

  @Test
  void aMissingInputIsAnError() {
    assertThatThrownBy(() -> PlanKeys.ofProcess().of(scan("none.csv")))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("none.csv");
  }

  @Test
  void aSinkBelongsToTheKeyOfTheWriteOnly() {
    Plan scan = scan("a.csv");
    PlanKey key = PlanKeys.ofProcess().of(new Plan.Write(scan, new Sink("out.csv", Csv.commas())));

    assertThat(key.parts()).containsAll(PlanKeys.ofProcess().of(scan).parts());
  }

  @Test
  void theNumbersOfALocaleDoNotCount() {
    Plan plan = new Plan.Limit(scan("a.csv"), 3, 1_000_000);
    PlanKey key = PlanKeys.ofProcess().of(plan);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(PlanKeys.ofProcess().of(plan)).isEqualTo(key);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void partsNameWhatTheKeyIsMadeOf() {
    PlanKey key =
        PlanKeys.ofProcess()
            .of(new Plan.Limit(new Plan.Filter(scan("a.csv"), Expr.lit(true)), 0, 1));

    assertThat(key.parts().stream().map(part -> part.replaceAll(" = [0-9a-f]{64}$", "")))
        .containsExactly("file " + directory.resolve("a.csv"), "Scan 1", "Filter 2", "Limit 3");
  }

  @Test
  void onlyThePartThatChangedIsAnother() {
    List<String> parts =
        new ArrayList<>(PlanKeys.ofProcess().of(new Plan.Limit(scan("a.csv"), 0, 1)).parts());
    parts.removeAll(PlanKeys.ofProcess().of(new Plan.Limit(scan("a.csv"), 0, 2)).parts());

    assertThat(parts).singleElement().asString().startsWith("Limit 2 = ");
  }

  @Test
  void aPlanThatUsesItselfTwiceOverAndOverIsLookedAtOnce() {
    Plan plan = scan("a.csv");
    for (int i = 0; i < 60; i++) {
      plan = new Plan.Union(List.of(plan, plan));
    }

    assertThat(PlanKeys.ofProcess().of(plan).parts()).hasSize(62);
  }

  @Test
  void aMapWithoutAnOrderHasOneDigest() {
    Map<String, Type> some = new LinkedHashMap<>();
    some.put("id", Type.TEXT);
    some.put("name", Type.TEXT);
    Map<String, Type> set = Map.of("id", Type.TEXT, "name", Type.TEXT);

    assertThat(new ValueDigest(new Findings()).of(Map.copyOf(some)))
        .isEqualTo(new ValueDigest(new Findings()).of(set));
  }

  @Test
  void functionsCountWithWhatTheyDo() {
    Plan scan = scan("a.csv");
    long one = 1;
    PlanKey key =
        PlanKeys.ofProcess().of(new Plan.FilterRows(scan, row -> row.integer("id") > one));
    PlanKey same =
        PlanKeys.ofProcess().of(new Plan.FilterRows(scan, row -> row.integer("id") > one));
    PlanKey other =
        PlanKeys.ofProcess().of(new Plan.FilterRows(scan, row -> row.integer("id") >= one));

    assertThat(key.untracked()).isEmpty();
    assertThat(same).isEqualTo(key);
    assertThat(other.digest()).isNotEqualTo(key.digest());
  }

  @Test
  void theFunctionsOfGroupsCountWithWhatTheyDo() {
    Dataset rows = Dataset.ofRows(List.of(Row.of("a", 1L)));
    Plan one = rows.groupBy("a").map((key, group) -> List.of(key)).plan();
    Plan two = rows.groupBy("a").map((key, group) -> List.of(key, key)).plan();

    assertThat(PlanKeys.ofProcess().of(one).untracked()).isEmpty();
    assertThat(PlanKeys.ofProcess().of(one).digest())
        .isNotEqualTo(PlanKeys.ofProcess().of(two).digest());
  }

  @Test
  void theFunctionThatLoadsAnInputCounts() {
    Source one = Source.load("rows", file -> Files.writeString(file, "id,name\n"), Csv.commas());
    Source two = Source.load("rows", file -> Files.writeString(file, "name,id\n"), Csv.commas());
    Function<Source, List<InputFile>> files =
        source -> Inputs.ofProcess().resolve(source("a.csv", source.format()));

    PlanKey key = new PlanKeys(files).of(Plan.Scan.of(one, SCHEMA));
    assertThat(new PlanKeys(files).of(Plan.Scan.of(one, SCHEMA))).isEqualTo(key);
    assertThat(new PlanKeys(files).of(Plan.Scan.of(two, SCHEMA)).digest())
        .isNotEqualTo(key.digest());
  }

  @Test
  void theKeyOfThreeSmallFilesTakesLessThanTwentyMilliseconds() throws IOException {
    write("c.csv", "id,name\n".repeat(100_000));
    Plan plan =
        new Plan.Union(List.of(join(scan("a.csv"), JoinKind.SEMI, scan("*")), scan("c.csv")));
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 300; i++) {
      long start = System.nanoTime();
      PlanKeys.ofProcess().of(plan);
      least = Math.min(least, System.nanoTime() - start);
    }

    assertThat(least).isLessThan(20_000_000);
  }

  private Plan scan(String name) {
    return Plan.Scan.of(source(name, Csv.commas()), SCHEMA);
  }

  private Source source(String name, Format format) {
    return new Source(directory.resolve(name).toString(), format);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }
}
