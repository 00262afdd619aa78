package dev.leat.internal.engine.optimize;

import static dev.leat.expr.Aggregate.avg;
import static dev.leat.expr.Aggregate.count;
import static dev.leat.expr.Aggregate.countDistinct;
import static dev.leat.expr.Aggregate.first;
import static dev.leat.expr.Aggregate.max;
import static dev.leat.expr.Aggregate.min;
import static dev.leat.expr.Aggregate.sum;
import static dev.leat.internal.engine.optimize.Plans.join;
import static dev.leat.internal.engine.optimize.Plans.named;
import static dev.leat.internal.engine.optimize.Plans.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AggregateBelowJoinTest {

  private final Rule rule = new AggregateBelowJoin();
  private final Plan events = rows("id integer", "day date", "n integer", "x double", "v text");
  private final Plan names = rows("id integer", "name text", "m integer", "v text");
  private final Plan joined = join(events, JoinKind.INNER, names, "id");

  @Test
  void firesOnCountsOfTheLeftSide() {
    Plan before = group(joined, List.of("name", "day"), count(), count("n"));
    Plan parts =
        new Plan.Aggregate(
            events,
            named("id", "day"),
            List.of(count().as("(rows)"), count("n").as("(part 1)")),
            Plan.Aggregate.Groups.IN_PARTS);
    Plan after =
        group(
            join(parts, JoinKind.INNER, names, "id").weightedBy("(rows)"),
            List.of("name", "day"),
            sum("(rows)").as(count().name()),
            sum("(part 1)").as(count("n").name()));

    assertThat(rule.rewrite(before)).contains(after);
    assertThat(after.schema()).isEqualTo(before.schema());
  }

  @Test
  void doesNotFireAgainOnWhatItGave() {
    Plan once = rule.rewrite(group(joined, List.of("name"), count())).orElseThrow();

    assertThat(rule.rewrite(once)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "INNER", mode = EnumSource.Mode.EXCLUDE)
  void doesNotFireOnOtherJoins(JoinKind kind) {
    assertThat(rule.rewrite(group(join(events, kind, names, "id"), List.of("id"), count())))
        .isEmpty();
  }

  @Test
  void doesNotFireOnWhatCannotBePutTogether() {
    for (Aggregate aggregate :
        List.of(
            avg("n"),
            countDistinct("n"),
            first("n"),
            sum("n"),
            min("day"),
            max("v"),
            sum(Expr.parse("n + 1")))) {
      assertThat(rule.rewrite(group(joined, List.of("name"), aggregate)))
          .as(aggregate.toText())
          .isEmpty();
    }
  }

  @Test
  void doesNotFireOnColumnsOfTheRightSide() {
    assertThat(rule.rewrite(group(joined, List.of("name"), sum("m")))).isEmpty();
    assertThat(rule.rewrite(group(joined, List.of("name"), max("v_right")))).isEmpty();
  }

  @Test
  void doesNotFireWhenAKeyIsNamedAfterAColumnOfTheLeftSide() {
    assertThat(rule.rewrite(group(joined, List.of("v_right"), count()))).isEmpty();
  }

  @Test
  void doesNotFireOnComputedKeysOrWithoutKeys() {
    assertThat(rule.rewrite(new Plan.Aggregate(joined, named("n + 1 as k"), List.of(count()))))
        .isEmpty();
    assertThat(rule.rewrite(group(joined, List.of(), count()))).isEmpty();
  }

  private static Plan group(Plan input, List<String> keys, Aggregate... aggregates) {
    return new Plan.Aggregate(input, named(keys.toArray(String[]::new)), List.of(aggregates));
  }
}
