package dev.leat.internal.engine.optimize;

import dev.leat.plan.Plan;
import java.util.Optional;

/** Rewrites one node of a plan; the new plan gives the same rows, in the same order. */
interface Rule {

  /** The plan to put in the place of a plan, or empty when the rule does not apply to it. */
  Optional<Plan> rewrite(Plan plan);
}
