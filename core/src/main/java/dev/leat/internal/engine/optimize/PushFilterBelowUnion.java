package dev.leat.internal.engine.optimize;

import dev.leat.plan.Plan;
import java.util.Optional;

/**
 * Tests a condition on each input of a union.
 *
 * <pre>
 *   Filter             Union
 *     Union     -->      Filter a
 *       a                Filter b
 *       b
 * </pre>
 *
 * <p>Only where the columns have the same types on all sides, since a union may widen them.
 */
final class PushFilterBelowUnion implements Rule {

  @Override
  public Optional<Plan> rewrite(Plan plan) {
    if (!(plan instanceof Plan.Filter filter && filter.input() instanceof Plan.Union union)) {
      return Optional.empty();
    }
    boolean sameColumns =
        union.inputs().stream().allMatch(input -> input.schema().equals(union.schema()));
    if (!sameColumns || union.schema().isOpen()) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan.Union(
            union.inputs().stream()
                .map(input -> (Plan) new Plan.Filter(input, filter.condition()))
                .toList()));
  }
}
