package dev.leat.internal.engine.optimize;

import dev.leat.plan.Plan;
import dev.leat.run.Settings;
import java.util.HashSet;
import java.util.List;

/**
 * Applies rules to a plan until none applies, and then reads only the columns that are used.
 *
 * <p>Rules work on one node at a time, from the top down; each pass ends when nothing changes, and
 * no plan is visited more often than {@value #MAX_PASSES} times.
 */
public final class Optimizer {

  private static final int MAX_PASSES = 10;

  private static final List<Rule> RULES =
      List.of(
          new MergeFilters(),
          new PushFilterBelowProject(),
          new PushFilterBelowUnion(),
          new PushFilterIntoScan(),
          new AggregateBelowJoin(),
          new MergeLimits());

  private Optimizer() {}

  /** A plan that gives the same rows and reads less; the plan itself when rewriting is off. */
  @SuppressWarnings("ReferenceEquality") // a plan that no rule applied to is the very same
  public static Plan optimised(Plan plan, Settings settings) {
    if (settings.optimiser() == Settings.Optimiser.OFF) {
      return plan;
    }
    Plan current = plan;
    for (int pass = 0; pass < MAX_PASSES; pass++) {
      Plan next = rewritten(current);
      if (next == current) {
        break;
      }
      current = next;
    }
    return UsedColumns.only(current, UsedColumns.all(plan.schema()));
  }

  /** A plan with the same number of rows, whose columns nobody reads. */
  public static Plan optimisedToCount(Plan plan, Settings settings) {
    Plan optimised = optimised(plan, settings);
    return settings.optimiser() == Settings.Optimiser.OFF
        ? optimised
        : UsedColumns.only(optimised, new HashSet<>());
  }

  private static Plan rewritten(Plan plan) {
    Plan current = plan;
    for (Rule rule : RULES) {
      current = rule.rewrite(current).orElse(current);
    }
    return Inputs.mapped(current, Optimizer::rewritten);
  }
}
