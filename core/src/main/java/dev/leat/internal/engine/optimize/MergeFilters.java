package dev.leat.internal.engine.optimize;

import dev.leat.plan.Plan;
import java.util.Optional;

/**
 * Tests two conditions at once.
 *
 * <pre>
 *   Filter b          Filter a and b
 *     Filter a   -->    input
 *       input
 * </pre>
 */
final class MergeFilters implements Rule {

  @Override
  public Optional<Plan> rewrite(Plan plan) {
    if (plan instanceof Plan.Filter outer && outer.input() instanceof Plan.Filter inner) {
      return Optional.of(new Plan.Filter(inner.input(), inner.condition().and(outer.condition())));
    }
    return Optional.empty();
  }
}
