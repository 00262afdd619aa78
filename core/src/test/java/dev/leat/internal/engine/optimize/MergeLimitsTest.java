package dev.leat.internal.engine.optimize;

import static dev.leat.internal.engine.optimize.Plans.rows;
import static dev.leat.internal.engine.optimize.Plans.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.plan.Plan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergeLimitsTest {

  private static final long ALL = Long.MAX_VALUE;

  private final Rule rule = new MergeLimits();
  private final Plan input = rows("a integer");

  @Test
  void firesOnTwoLimits() {
    assertThat(rule.rewrite(limit(limit(input, 10, 100), 5, 20))).contains(limit(input, 15, 20));
    assertThat(rule.rewrite(limit(limit(input, 0, 10), 3, ALL))).contains(limit(input, 3, 7));
    assertThat(rule.rewrite(limit(limit(input, 0, 2), 3, 5))).contains(limit(input, 3, 0));
  }

  @Test
  void firesOnALimitAndASkipOfEverything() {
    assertThat(rule.rewrite(limit(limit(input, 4, ALL), 0, 6))).contains(limit(input, 4, 6));
  }

  @Test
  void doesNotFireWhenTheSkipsTogetherAreTooLargeToSay() {
    assertThat(rule.rewrite(limit(limit(input, ALL, 5), 1, 5))).isEmpty();
  }

  @Test
  void doesNotFireOnOneLimitOrWithAFilterBetween() {
    assertThat(rule.rewrite(limit(input, 1, 2))).isEmpty();
    assertThat(rule.rewrite(limit(where(limit(input, 0, 9), "a > 1"), 1, 2))).isEmpty();
  }

  @Test
  void oneLimitGivesTheRowsOfTwo() {
    for (int i = 0; i < 6 * 6 * 6 * 6; i++) {
      Plan.Limit inner = limit(input, i % 6, i / 6 % 6);
      Plan.Limit outer = limit(inner, i / 36 % 6, i / 216);
      Plan.Limit merged = (Plan.Limit) rule.rewrite(outer).orElseThrow();
      List<Integer> rows = IntStream.range(0, 12).boxed().toList();

      assertThat(taken(rows, merged)).as("%s", outer).isEqualTo(taken(taken(rows, inner), outer));
    }
  }

  private static List<Integer> taken(List<Integer> rows, Plan.Limit limit) {
    return rows.stream().skip(limit.skip()).limit(limit.count()).toList();
  }

  private static Plan.Limit limit(Plan input, long skip, long count) {
    return new Plan.Limit(input, skip, count);
  }
}
