package dev.leat.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Engine;
import dev.leat.data.DataSize;
import dev.leat.data.Row;
import dev.leat.io.Csv;
import dev.leat.io.Quoting;
import dev.leat.io.Sink;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import dev.leat.plan.SortKey;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlowTest {

  private static final String EVENTS = "values: [{id: 1, region: 7, lat: -38.5}]";

  @Test
  void verbsBecomeTheVerbsOfTheLibrary() {
    Plan plan =
        plan(
            """
            steps:
              - %s
              - where: lat < 0
              - with: {north: lat > -40}
              - drop: id
              - rename: {region: region_id}
              - distinct
              - skip: 1
              - limit: 5
            """);

    assertThat(plan.schema().names()).containsExactly("region_id", "lat", "north");
    assertThat(plan).isInstanceOf(Plan.Limit.class);
    assertThat(kinds(plan))
        .containsExactly(
            "Limit", "Limit", "Distinct", "Project", "Project", "Project", "Filter", "Values");
  }

  @Test
  void groupsHaveKeysAndAggregates() {
    Plan plan =
        plan(
            """
            steps:
              - %s
              - group_by: [region, {south: lat < -40}]
                aggregate: [count(), min(lat) as least]
            """);

    assertThat(plan.schema().names()).containsExactly("region", "south", "count", "least");
  }

  @Test
  void aggregateAloneMakesOneGroup() {
    assertThat(plan("steps: [{%s}, {aggregate: count()}]").schema().names())
        .containsExactly("count");
  }

  @Test
  void joinsTakeNamedAndInlineDatasets() {
    Plan plan =
        plan(
            """
            datasets:
              regions: {values: [{id: 7, name: Otago}]}
            steps:
              - %s
              - join: {with: regions, on: {region: id}, kind: left}
              - join:
                  with:
                    - values: [{id: 1, note: x}]
                    - where: note = 'x'
                  on: [id]
                  kind: semi
            """);

    assertThat(plan).isInstanceOf(Plan.Join.class);
    Plan.Join semi = (Plan.Join) plan;
    Plan.Join left = (Plan.Join) semi.left();
    assertThat(semi.kind()).isEqualTo(JoinKind.SEMI);
    assertThat(left.kind()).isEqualTo(JoinKind.LEFT);
    assertThat(left.leftKeys()).containsExactly("region");
    assertThat(left.rightKeys()).containsExactly("id");
    assertThat(plan.schema().names()).containsExactly("id", "region", "lat", "name");
  }

  @Test
  void unionsTakeOneOrManyDatasets() {
    Plan plan =
        plan(
            """
            datasets:
              more: {values: [{a: 2}]}
            steps:
              - values: [{a: 1}]
              - union: [more, {values: [{a: 3}]}]
              - union: more
            """);

    assertThat(kinds(plan)).startsWith("Union", "Union");
    assertThat(plan.inputs().getFirst().inputs()).hasSize(3);
  }

  @Test
  void sortKeysHaveDirections() {
    Plan.Sort sort =
        (Plan.Sort) plan("steps: [{%s}, {sort: [-lat, region desc nulls last, id + 1]}]");

    assertThat(sort.keys())
        .extracting(SortKey::direction)
        .containsExactly(
            SortKey.Direction.DESCENDING,
            SortKey.Direction.DESCENDING,
            SortKey.Direction.ASCENDING);
    assertThat(sort.keys().get(1).nulls()).isEqualTo(SortKey.NullOrder.LAST);
  }

  @Test
  void valuesHaveTheTypesTheyLookLike() {
    Plan.Values values =
        (Plan.Values) plan("steps: [values: [{n: 1, d: 1.50, b: true, t: x}, {n: null, t: 007}]]");

    assertThat(values.rows().getFirst())
        .isEqualTo(Row.of("n", 1L, "d", new BigDecimal("1.50"), "b", true, "t", "x"));
    assertThat(values.rows().getLast())
        .isEqualTo(Row.of("n", null, "d", null, "b", null, "t", "007"));
  }

  @Test
  void theLastStepMayWriteWithOptions() {
    BuiltFlow built =
        flow("steps: [{%s}, {write: {file: out.tsv.gz, quote: all, overwrite: false}}]", Map.of())
            .build();

    Sink sink = built.sink().orElseThrow();
    assertThat(sink.location()).isEqualTo("out.tsv.gz");
    assertThat(sink.overwrite()).isEqualTo(Sink.Overwrite.REFUSE);
    assertThat(sink.format()).isEqualTo(Csv.tabs().quoting(Quoting.ALL));
  }

  @Test
  void aLoadIsReadInTheFormatThatItsNameSuggestsOrThatIsSet() {
    String text =
        """
        steps: [{load: {name: %s, command: [printf, 'id\\tn\\n1\\tx, y\\n']%s}}]
        """;

    for (Plan plan :
        List.of(
            flow(text.formatted("titles.tsv", ""), Map.of()).build().dataset().plan(),
            flow(text.formatted("titles", ", format: tsv"), Map.of()).build().dataset().plan())) {
      Plan.Scan scan = (Plan.Scan) plan;
      assertThat(scan.schema().names()).containsExactly("id", "n");
      assertThat(scan.source().loads()).hasSize(1);
    }
  }

  @Test
  void jsonIsAFlowAsWell() {
    Flow flow =
        Flow.parse(
            "flow.json",
            "{\n\t\"steps\": [\n\t\t{\"values\": [{\"a\": 1}]}\n\t]\n}",
            ".",
            Map.of());

    assertThat(flow.build().dataset().schema().names()).containsExactly("a");
  }

  @Test
  void settingsAndRejectsChangeTheEngine() {
    Engine engine =
        flow(
                """
                steps: [%s]
                settings: {jobs: 3, memory: 64MB, temp_dir: tmp}
                rejects: {max: 5%%, file: bad.csv}
                """,
                Map.of())
            .tuned(Engine.local());

    assertThat(engine.settings().threads()).isEqualTo(3);
    assertThat(engine.settings().memory()).isEqualTo(DataSize.megabytes(64));
    assertThat(engine.settings().temporary()).isEqualTo(Path.of("tmp"));
    assertThat(engine.settings().rejects().maxPercent()).isEqualTo(5);
    assertThat(engine.settings().rejects().file()).contains(Path.of("bad.csv"));
  }

  @Test
  void parametersAreDescribed() {
    Flow flow =
        flow("parameters: {a: {about: the first, default: 1}, b: x}\nsteps: [%s]", Map.of());

    assertThat(flow.parameters())
        .containsExactly(
            new Flow.Parameter("a", "the first", "1"), new Flow.Parameter("b", "", "x"));
  }

  @Test
  void aParameterThatTheFlowDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> flow("parameters: {data: .}\nsteps: [%s]", Map.of("dta", "x")).build())
        .hasMessage(
            "The flow has no parameter \"dta\". Did you mean \"data\"? The parameters are:"
                + " \"data\".");
  }

  private static Plan plan(String text) {
    return flow(text, Map.of()).build().dataset().plan();
  }

  private static Flow flow(String text, Map<String, String> given) {
    return Flow.parse("flow.yaml", text.formatted(EVENTS), "flows", given);
  }

  private static List<String> kinds(Plan plan) {
    return Stream.iterate(
            Optional.of(plan), Optional::isPresent, p -> p.get().inputs().stream().findFirst())
        .map(p -> p.get().getClass().getSimpleName())
        .toList();
  }
}
