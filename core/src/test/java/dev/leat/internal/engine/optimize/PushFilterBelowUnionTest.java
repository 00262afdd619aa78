package dev.leat.internal.engine.optimize;

import static dev.leat.internal.engine.optimize.Plans.rows;
import static dev.leat.internal.engine.optimize.Plans.union;
import static dev.leat.internal.engine.optimize.Plans.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Schema;
import dev.leat.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushFilterBelowUnionTest {

  private final Rule rule = new PushFilterBelowUnion();
  private final Plan one = rows("a integer", "b text");
  private final Plan other = Plans.scan("a integer", "b text");

  @Test
  void firesOnInputsOfTheSameColumns() {
    assertThat(rule.rewrite(where(union(one, other), "a > 1")))
        .contains(union(where(one, "a > 1"), where(other, "a > 1")));
  }

  @Test
  void doesNotFireWhenAColumnIsWidened() {
    Plan wider = rows("a double", "b text");

    assertThat(rule.rewrite(where(union(one, wider), "a > 1"))).isEmpty();
  }

  @Test
  void doesNotFireWhenTheColumnsAreUnknown() {
    Plan open = new Plan.Values(List.of(), Schema.open());

    assertThat(rule.rewrite(where(union(open, open), "a > 1"))).isEmpty();
  }

  @Test
  void doesNotFireWithoutAUnion() {
    assertThat(rule.rewrite(where(one, "a > 1"))).isEmpty();
    assertThat(rule.rewrite(union(one, other))).isEmpty();
  }
}
