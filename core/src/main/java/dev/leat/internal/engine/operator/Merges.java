package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.checkpoint.Legs;
import dev.leat.internal.engine.checkpoint.Step;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.RowSort;
import dev.leat.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sets up a merge of groups: the rows of all sides are sorted together, by their keys and then by
 * their sides, so that the groups of a key follow one another.
 */
public final class Merges {

  private Merges() {}

  /**
   * Reads all sides, one after the other, and gives the pipeline of what is made of them.
   *
   * @param inputs makes the pipelines of the sides, if they have to be read
   */
  public static Pipeline pipeline(
      Plan.MergeGroups plan, Joins.Setting setting, Supplier<List<Pipeline>> inputs) {
    RunState run = setting.run();
    MergeShape shape = MergeShape.of(plan);
    String name = "merge by " + String.join(", ", plan.keyNames());
    long share = run.budget().nextShare();
    Step step = setting.steps().begin(keyed(plan), keys(plan));
    OrderedRows rows =
        step.ordered(name)
            .orElseGet(() -> step.done(sorted(name, shape, setting, inputs.get(), share, step)));
    run.closeAtEnd(rows::close);
    OperatorCount count = run.operator(name);
    MergeShared shared = new MergeShared(shape, rows, setting.steps().scratch(), count, share / 5);
    return worker -> new MergeOperator(shared, worker);
  }

  /** The rows of the sides, with the keys that functions compute. */
  private static List<Plan> keyed(Plan.MergeGroups plan) {
    return plan.sides().stream().map(Merges::keyed).toList();
  }

  private static Plan keyed(Plan.MergeGroups.Side side) {
    return side.function()
        .<Plan>map(key -> new Plan.Extend(side.input(), Plan.MergeGroups.KEY, key))
        .orElse(side.input());
  }

  private static String keys(Plan.MergeGroups plan) {
    StringBuilder keys = new StringBuilder("groups");
    for (Plan.MergeGroups.Side side : plan.sides()) {
      for (int i = 0; i < side.keys().size(); i++) {
        keys.append('\n').append(side.keys().get(i).expression().toText());
        keys.append(" as ").append(plan.keyType(i));
      }
    }
    return keys.toString();
  }

  private static OrderedRows sorted(
      String name,
      MergeShape shape,
      Joins.Setting setting,
      List<Pipeline> inputs,
      long share,
      Step step) {
    RunState run = setting.run();
    OperatorCount count = run.operator("sort to " + name);
    RowHeap heap = new RowHeap(run.budget(), count.name());
    run.closeAtEnd(heap::close);
    RowSort sort =
        new RowSort(heap, shape::end, step.space(), count, share / 5 * 3, run.settings().threads());
    Optional<Legs> legs = step.legs(sort);
    for (int side = 0; side < inputs.size(); side++) {
      int number = side;
      if (!legs.map(kept -> kept.beginPart(number)).orElse(false)) {
        setting.running().run(inputs.get(side), new MergeSink(shape, side, sort, count), legs);
      }
    }
    run.phase(name);
    return sort.ordered(setting.parallel());
  }
}
