package dev.leat.internal.engine.optimize;

import static dev.leat.internal.engine.optimize.Plans.join;
import static dev.leat.internal.engine.optimize.Plans.named;
import static dev.leat.internal.engine.optimize.Plans.scan;
import static dev.leat.internal.engine.optimize.Plans.select;
import static dev.leat.internal.engine.optimize.Plans.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import dev.leat.run.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizerTest {

  private static final Settings ON = Settings.defaults();
  private static final Settings OFF = ON.withOptimiser(Settings.Optimiser.OFF);

  private final Plan.Scan scan = scan("a integer", "b integer", "c text");

  @Test
  void rulesWorkOnWhatOtherRulesGave() {
    Plan plan = where(select(where(select(scan, "a as x", "b as y"), "x > 1"), "y as z"), "z > 2");
    Plan read =
        new Plan.Scan(
            scan.source(), scan.fileSchema(), List.of("a", "b"), Expr.parse("a > 1 and b > 2"));

    assertThat(Optimizer.optimised(plan, ON)).isEqualTo(select(select(read, "b as y"), "y as z"));
  }

  @Test
  void switchedOffThePlanStaysAsItWasWritten() {
    Plan plan = where(where(scan, "a > 1"), "b > 2");

    assertThat(Optimizer.optimised(plan, OFF)).isSameAs(plan);
    assertThat(Optimizer.optimisedToCount(plan, OFF)).isSameAs(plan);
  }

  @Test
  void theColumnsOfThePlanStayInTheirOrder() {
    Plan plan =
        new Plan.Aggregate(
            join(where(scan, "c = 'x'"), JoinKind.INNER, scan("b integer", "c text"), "b"),
            named("c_right", "a"),
            List.of(Aggregate.count()));

    assertThat(Optimizer.optimised(plan, ON).schema()).isEqualTo(plan.schema());
  }

  @Test
  void aPlanOfAHundredFiltersIsMergedIntoItsScan() {
    Plan plan = scan;
    for (int i = 0; i < 100; i++) {
      plan = where(plan, "a > " + i);
    }

    Plan optimised = Optimizer.optimised(plan, ON);
    assertThat(optimised.schema()).isEqualTo(plan.schema());
    assertThat(optimised.toString()).contains("99");
  }
}
