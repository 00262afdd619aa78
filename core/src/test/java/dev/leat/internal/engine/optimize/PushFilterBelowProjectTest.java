package dev.leat.internal.engine.optimize;

import static dev.leat.internal.engine.optimize.Plans.rows;
import static dev.leat.internal.engine.optimize.Plans.select;
import static dev.leat.internal.engine.optimize.Plans.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.plan.Plan;
import org.junit.jupiter.api.Test;

class PushFilterBelowProjectTest {

  private final Rule rule = new PushFilterBelowProject();
  private final Plan input = rows("a integer", "b integer", "c text");

  @Test
  void firesWhenColumnsAreOnlyChosen() {
    assertThat(rule.rewrite(where(select(input, "b", "a"), "a > 1")))
        .contains(select(where(input, "a > 1"), "b", "a"));
  }

  @Test
  void firesWithTheOldNamesOfColumnsThatSwapTheirs() {
    assertThat(rule.rewrite(where(select(input, "a as b", "b as a"), "a > 1 and b < 2")))
        .contains(select(where(input, "b > 1 and a < 2"), "a as b", "b as a"));
  }

  @Test
  void firesWhateverTheConditionIsMadeOf() {
    String after =
        "case when %1$s > 1 then %1$s in (1, %1$s) else cast(upper(%2$s) as boolean) end";

    assertThat(rule.rewrite(where(select(input, "a as x", "c as y"), after.formatted("x", "y"))))
        .contains(select(where(input, after.formatted("a", "c")), "a as x", "c as y"));
  }

  @Test
  void doesNotFireWhenAColumnIsComputedSinceItsFailureIsAReject() {
    assertThat(rule.rewrite(where(select(input, "a", "10 / b as q"), "a > 1"))).isEmpty();
  }

  @Test
  void doesNotFireOnOtherInputs() {
    assertThat(rule.rewrite(where(input, "a > 1"))).isEmpty();
    assertThat(rule.rewrite(select(input, "a"))).isEmpty();
  }
}
