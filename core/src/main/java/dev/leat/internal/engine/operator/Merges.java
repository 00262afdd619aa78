package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.RowSort;
import dev.leat.plan.Plan;
import java.util.List;

/**
 * Sets up a merge of groups: the rows of all sides are sorted together, by their keys and then by
 * their sides, so that the groups of a key follow one another.
 */
public final class Merges {

  private Merges() {}

  /** Reads all sides, one after the other, and gives the pipeline of what is made of them. */
  public static Pipeline pipeline(
      Plan.MergeGroups plan, Joins.Setting setting, List<Pipeline> inputs) {
    RunState run = setting.run();
    MergeShape shape = MergeShape.of(plan);
    OperatorCount count = run.operator("merge by " + String.join(", ", plan.keyNames()));
    RowHeap heap = new RowHeap(run.budget(), count.name());
    run.closeAtEnd(heap::close);
    long share = run.budget().nextShare();
    int threads = run.settings().threads();
    RowSort sort = new RowSort(heap, shape::end, setting.space(), count, share / 5 * 3, threads);
    for (int side = 0; side < inputs.size(); side++) {
      setting.running().run(inputs.get(side), new MergeSink(shape, side, sort, count));
    }
    run.phase(count.name());
    OrderedRows rows = sort.ordered(setting.parallel());
    run.closeAtEnd(rows::close);
    MergeShared shared = new MergeShared(shape, rows, setting.space(), count, share / 5);
    return worker -> new MergeOperator(shared, worker);
  }
}
