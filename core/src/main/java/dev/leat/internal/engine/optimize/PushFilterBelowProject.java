package dev.leat.internal.engine.optimize;

import dev.leat.expr.Expr;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tests a condition before columns are chosen and renamed.
 *
 * <pre>
 *   Filter y > 1                 Project x as y
 *     Project x as y        -->    Filter x > 1
 *       input                        input
 * </pre>
 *
 * <p>Only where the projection computes nothing: a row for which it would fail has to be rejected
 * whether or not the condition keeps it.
 */
final class PushFilterBelowProject implements Rule {

  @Override
  public Optional<Plan> rewrite(Plan plan) {
    if (!(plan instanceof Plan.Filter filter && filter.input() instanceof Plan.Project project)) {
      return Optional.empty();
    }
    Map<String, String> sources = new HashMap<>();
    for (Named column : project.columns()) {
      if (!(column.expression() instanceof Expr.Column source)) {
        return Optional.empty();
      }
      sources.put(column.name(), source.name());
    }
    Expr condition =
        filter.condition().replaceColumns(name -> Expr.col(sources.getOrDefault(name, name)));
    return Optional.of(
        new Plan.Project(new Plan.Filter(project.input(), condition), project.columns()));
  }
}
