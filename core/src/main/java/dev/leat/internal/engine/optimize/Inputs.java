package dev.leat.internal.engine.optimize;

import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts other inputs below a plan. */
final class Inputs {

  private Inputs() {}

  /** A plan whose inputs are each changed; the very same plan when none is. */
  @SuppressWarnings("ReferenceEquality") // "not rewritten", which is cheaper to tell than "equal"
  static Plan mapped(Plan plan, UnaryOperator<Plan> change) {
    List<Plan> inputs = new ArrayList<>();
    boolean same = true;
    for (Plan input : plan.inputs()) {
      Plan changed = change.apply(input);
      inputs.add(changed);
      same &= changed == input;
    }
    return same ? plan : with(plan, List.copyOf(inputs));
  }

  /** A plan on other inputs, which have the columns that it needs. */
  static Plan with(Plan plan, List<Plan> inputs) {
    return switch (plan) {
      case Plan.Scan scan -> scan;
      case Plan.Values values -> values;
      case Plan.Project project -> new Plan.Project(inputs.getFirst(), project.columns());
      case Plan.Edit edit ->
          new Plan.Edit(inputs.getFirst(), edit.removed(), edit.renamed(), edit.set());
      case Plan.Filter filter -> new Plan.Filter(inputs.getFirst(), filter.condition());
      case Plan.FilterRows filter -> new Plan.FilterRows(inputs.getFirst(), filter.predicate());
      case Plan.MapRows map -> new Plan.MapRows(inputs.getFirst(), map.mapper(), map.schema());
      case Plan.Extend extend ->
          new Plan.Extend(inputs.getFirst(), extend.name(), extend.function());
      case Plan.Unnest unnest -> new Plan.Unnest(inputs.getFirst(), unnest.column(), unnest.name());
      case Plan.Aggregate aggregate ->
          new Plan.Aggregate(
              inputs.getFirst(), aggregate.keys(), aggregate.aggregates(), aggregate.groups());
      case Plan.MergeGroups merge -> groups(merge, inputs);
      case Plan.Distinct distinct -> new Plan.Distinct(inputs.getFirst(), distinct.columns());
      case Plan.Join join -> join(join, inputs.getFirst(), inputs.getLast());
      case Plan.Union union -> new Plan.Union(inputs);
      case Plan.Sort sort -> new Plan.Sort(inputs.getFirst(), sort.keys());
      case Plan.Limit limit -> new Plan.Limit(inputs.getFirst(), limit.skip(), limit.count());
      case Plan.Write write -> new Plan.Write(inputs.getFirst(), write.sink());
    };
  }

  private static Plan groups(Plan.MergeGroups merge, List<Plan> inputs) {
    List<Plan.MergeGroups.Side> sides = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      sides.add(merge.sides().get(i).of(inputs.get(i)));
    }
    return new Plan.MergeGroups(sides, merge.function());
  }

  private static Plan join(Plan.Join join, Plan left, Plan right) {
    Plan.Join joined = new Plan.Join(left, right, join.kind(), join.leftKeys(), join.rightKeys());
    return joined.weightedBy(join.weight());
  }
}
