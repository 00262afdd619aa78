package dev.leat.internal.engine.operator;

import dev.leat.data.Schema;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.RowSort;
import dev.leat.internal.engine.spill.SpillSpace;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import java.util.function.Supplier;

/**
 * Sets up a join: the right side is kept in a table, then the left side streams past it; or both
 * are spilled in parts, when the right side does not fit into memory.
 */
public final class Joins {

  private final Plan.Join plan;
  private final Setting setting;
  private final JoinShape shape;
  private final OperatorCount count;
  private final long share;

  /**
   * What a join needs of the run.
   *
   * @param running runs a pipeline into a sink, to its end
   * @param parallel runs a task on every thread
   */
  public record Setting(
      RunState run, SpillSpace space, Running running, SortedRows.Parallel parallel) {}

  /**
   * One side.
   *
   * @param rows its rows
   * @param keys makes its keys, for a worker
   */
  public record Side(Pipeline rows, Supplier<JoinKeys> keys) {}

  /** Runs a pipeline into a sink, to its end. */
  @FunctionalInterface
  public interface Running {
    /** Runs it. */
    void run(Pipeline pipeline, Sink sink);
  }

  private Joins(Plan.Join plan, Setting setting) {
    this.plan = plan;
    this.setting = setting;
    this.shape = JoinShape.of(plan);
    this.count = setting.run().operator("join on " + String.join(", ", plan.leftKeys()));
    this.share = setting.run().budget().nextShare();
  }

  /** Keeps the right side, which is read here, and gives the pipeline of the joined left side. */
  public static Pipeline pipeline(Plan.Join plan, Setting setting, Side left, Side right) {
    return new Joins(plan, setting).pipeline(left, right);
  }

  private Pipeline pipeline(Side left, Side right) {
    RunState run = setting.run();
    RowHeap heap = new RowHeap(run.budget(), count.name());
    run.closeAtEnd(heap::close);
    long limit = share / 3 * 2;
    JoinRows rows =
        new JoinRows(
            heap,
            shape.leftKeys().length,
            shape.keptColumns().length,
            limit / run.settings().threads());
    JoinParts parts = parts();
    JoinBuildSink sink = new JoinBuildSink(right.keys(), shape, rows, parts, limit, count);
    setting.running().run(right.rows(), sink);
    if (sink.spilled()) {
      heap.close();
      return spilled(left, parts);
    }
    JoinTable table =
        JoinTable.of(
            rows,
            run.settings().threads(),
            run.budget().reservation(count.name()),
            setting.parallel());
    run.closeAtEnd(table::close);
    JoinShared shared =
        new JoinShared(table, count, run, done -> account(done.leftOrphans(), table.orphans()));
    return worker ->
        new JoinOperator(shape, left.rows().copyFor(worker), left.keys().get(), shared, worker);
  }

  private JoinParts parts() {
    int threads = setting.run().settings().threads();
    return new JoinParts(setting.space(), count, share / 8 / threads);
  }

  private Pipeline spilled(Side left, JoinParts right) {
    RunState run = setting.run();
    Schema leftSchema = plan.left().schema();
    RowCodec leftCodec = RowCodec.of(leftSchema);
    JoinParts leftParts = parts();
    setting.running().run(left.rows(), new JoinLeftSink(left.keys(), leftCodec, leftParts, count));
    run.phase(count.name());
    int threads = run.settings().threads();
    RowCodec codec = RowCodec.of(plan.schema());
    RowHeap heap = new RowHeap(run.budget(), count.name());
    run.closeAtEnd(heap::close);
    RowSort sort =
        new RowSort(heap, RowSort.ends(codec), setting.space(), count, share / 4, threads);
    JoinSpill spill =
        new JoinSpill(
            shape, leftParts, right, leftCodec, left.keys(), share / 4 / threads, run, count);
    OrderedRows rows = spill.joined(sort, setting.parallel());
    run.closeAtEnd(rows::close);
    account(spill.leftOrphans(), spill.rightOrphans());
    return SortedOperator.pipeline(rows, codec, run.settings().batchRows());
  }

  private void account(long leftOrphans, long rightOrphans) {
    if (plan.kind() == JoinKind.INNER || plan.kind() == JoinKind.LEFT) {
      setting.run().unmatched(rightOrphans);
    }
    count.note(
        leftOrphans
            + " rows of the left side and "
            + rightOrphans
            + " of the right had no partner");
  }
}
