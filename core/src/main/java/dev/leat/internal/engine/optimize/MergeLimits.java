package dev.leat.internal.engine.optimize;

import dev.leat.plan.Plan;
import java.util.Optional;

/**
 * Makes one limit of two.
 *
 * <pre>
 *   Limit skip c, count d          Limit skip a + c, count min(d, b - c)
 *     Limit skip a, count b   -->    input
 *       input
 * </pre>
 */
final class MergeLimits implements Rule {

  @Override
  public Optional<Plan> rewrite(Plan plan) {
    if (plan instanceof Plan.Limit outer && outer.input() instanceof Plan.Limit inner) {
      long skip = inner.skip() + outer.skip();
      long left = Math.max(0, inner.count() - outer.skip());
      return skip < 0
          ? Optional.empty()
          : Optional.of(new Plan.Limit(inner.input(), skip, Math.min(outer.count(), left)));
    }
    return Optional.empty();
  }
}
