package dev.leat.internal.engine.optimize;

import static dev.leat.internal.engine.optimize.Plans.join;
import static dev.leat.internal.engine.optimize.Plans.named;
import static dev.leat.internal.engine.optimize.Plans.scan;
import static dev.leat.internal.engine.optimize.Plans.select;
import static dev.leat.internal.engine.optimize.Plans.union;
import static dev.leat.internal.engine.optimize.Plans.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Schema;
import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import dev.leat.plan.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsedColumnsTest {

  private final Plan.Scan scan = scan("a integer", "b integer", "c text", "d text");

  @Test
  void aScanReadsWhatIsUsedAndWhatItsConditionNeeds() {
    assertThat(only(scan, "c", "a")).isEqualTo(reading(scan, "a", "c"));
    Plan.Scan filtered =
        new Plan.Scan(scan.source(), scan.fileSchema(), scan.columns(), Expr.parse("b > 1"));

    assertThat(only(filtered, "a")).isEqualTo(select(reading(filtered, "a", "b"), "a"));
  }

  @Test
  void aFilterAndASortKeepWhatTheyNeed() {
    Plan sorted = new Plan.Sort(scan, List.of(SortKey.ascending(Expr.parse("lower(d)"))));

    assertThat(only(where(scan, "b > 1"), "a"))
        .isEqualTo(select(where(reading(scan, "a", "b"), "b > 1"), "a"));
    assertThat(reads(only(sorted, "a"))).containsExactly(List.of("a", "d"));
  }

  @Test
  void aProjectionKeepsAnUnusedExpressionSinceItMayReject() {
    Plan plan = select(scan, "a", "10 / b as q", "c", "d as e");

    assertThat(only(plan, "a"))
        .isEqualTo(select(select(reading(scan, "a", "b"), "a", "10 / b as q"), "a"));
  }

  @Test
  void aGroupingReadsItsKeysAndArgumentsOnly() {
    Plan plan = new Plan.Aggregate(scan, named("c"), List.of(Aggregate.sum("a")));

    assertThat(reads(only(plan, "c", "sum_a"))).containsExactly(List.of("a", "c"));
  }

  @Test
  void distinctRowsKeepTheColumnsThatAreCompared() {
    assertThat(reads(only(new Plan.Distinct(scan, List.of("b")), "a")))
        .containsExactly(List.of("a", "b"));
  }

  @Test
  void aJoinReadsItsKeysAndWhatIsUsedOfEachSide() {
    Plan plan = join(scan, JoinKind.LEFT, scan("b integer", "x text", "y text"), "b");

    assertThat(reads(only(plan, "c", "y"))).containsExactly(List.of("b", "c"), List.of("b", "y"));
    assertThat(reads(only(plan, "a"))).containsExactly(List.of("a", "b"), List.of("b"));
  }

  @Test
  void aColumnOfTheLeftSideStaysWhenOneOfTheRightIsNamedAfterIt() {
    Plan plan = join(scan, JoinKind.INNER, scan("b integer", "c text", "d text"), "b");

    assertThat(only(plan, "c_right").schema().names()).containsExactly("c_right");
    assertThat(reads(only(plan, "c_right"))).containsExactly(List.of("b", "c"), List.of("b", "c"));
    assertThat(reads(only(plan, "c"))).containsExactly(List.of("b", "c"), List.of("b"));
  }

  @Test
  void theInputsOfAUnionGiveTheSameColumnsInAnyOrder() {
    Plan plan = union(scan, scan("d text", "c text", "b integer", "a integer"));

    assertThat(only(plan, "a", "d").schema().names()).containsExactly("a", "d");
    assertThat(reads(only(plan, "a", "d"))).containsExactly(List.of("a", "d"), List.of("d", "a"));
  }

  @Test
  void aColumnThatAUnionWidensStaysSinceItsValuesMayBeRejected() {
    Plan plan = union(scan, scan("d text", "c text", "b double", "a integer"));

    assertThat(reads(only(plan, "a"))).containsExactly(List.of("a", "b"), List.of("b", "a"));
    assertThat(only(plan, "a").schema().names()).containsExactly("a");
  }

  @Test
  void aUnionWithRowsOfAnyFieldsKeepsAllColumns() {
    Plan open = new Plan.MapRows(scan, List::of, Schema.open());

    assertThat(only(union(scan, open))).isEqualTo(union(scan, open));
    assertThat(reads(only(where(union(open, scan), "a > 1")))).allMatch(read -> read.size() == 4);
  }

  @Test
  void aFunctionSeesAllColumns() {
    Plan kept = new Plan.FilterRows(scan, row -> true);
    Plan extended = new Plan.Extend(scan, "e", row -> 1L);

    assertThat(reads(only(kept, "a"))).containsExactly(List.of("a", "b", "c", "d"));
    assertThat(reads(only(extended, "e"))).containsExactly(List.of("a", "b", "c", "d"));
  }

  @Test
  void nothingIsReadToCountRows() {
    assertThat(reads(only(new Plan.Limit(scan, 1, 2)))).containsExactly(List.of());
    assertThat(reads(only(where(scan, "a > 1")))).containsExactly(List.of("a"));
  }

  @Test
  void aPlanWhoseColumnsAreAllUsedStaysAsItIs() {
    Plan plan = where(union(scan, select(scan, "d", "c", "b", "a")), "a > b");

    assertThat(only(plan, "a", "b", "c", "d")).isEqualTo(plan);
  }

  private static Plan only(Plan plan, String... used) {
    return UsedColumns.only(plan, Set.of(used));
  }

  private static Plan.Scan reading(Plan.Scan scan, String... columns) {
    return new Plan.Scan(
        scan.source(), scan.fileSchema(), Arrays.asList(columns), scan.condition());
  }

  /** The columns that each scan of a plan reads. */
  private static List<List<String>> reads(Plan plan) {
    List<List<String>> columns = new ArrayList<>();
    if (plan instanceof Plan.Scan scan) {
      columns.add(scan.columns());
    }
    plan.inputs().forEach(input -> columns.addAll(reads(input)));
    return columns;
  }
}
