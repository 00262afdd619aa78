package dev.leat.internal.engine.optimize;

import dev.leat.expr.Expr;
import dev.leat.plan.Plan;
import java.util.Optional;

/**
 * Tests a condition where rows are read.
 *
 * <pre>
 *   Filter a > 1          Scan where a > 1
 *     Scan          -->
 * </pre>
 */
final class PushFilterIntoScan implements Rule {

  @Override
  public Optional<Plan> rewrite(Plan plan) {
    if (plan instanceof Plan.Filter filter && filter.input() instanceof Plan.Scan scan) {
      Expr condition =
          scan.givesAllRows() ? filter.condition() : scan.condition().and(filter.condition());
      return Optional.of(
          new Plan.Scan(scan.source(), scan.fileSchema(), scan.columns(), condition));
    }
    return Optional.empty();
  }
}
