package dev.leat.internal.engine.optimize;

import static dev.leat.internal.engine.optimize.Plans.rows;
import static dev.leat.internal.engine.optimize.Plans.select;
import static dev.leat.internal.engine.optimize.Plans.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.plan.Plan;
import org.junit.jupiter.api.Test;

class MergeFiltersTest {

  private final Rule rule = new MergeFilters();
  private final Plan input = rows("a integer", "b integer");

  @Test
  void firesOnTwoFiltersAndTestsTheInnerOneFirst() {
    assertThat(rule.rewrite(where(where(input, "a > 1"), "b > 2")))
        .contains(where(input, "a > 1 and b > 2"));
  }

  @Test
  void doesNotFireOnOneFilter() {
    assertThat(rule.rewrite(where(input, "a > 1"))).isEmpty();
  }

  @Test
  void doesNotFireOnFiltersThatAreApart() {
    assertThat(rule.rewrite(where(select(where(input, "a > 1"), "a"), "a > 2"))).isEmpty();
  }
}
