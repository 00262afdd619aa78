package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import java.util.function.Supplier;

/** Sets up a join: the right side is kept in a table, then the left side streams past it. */
public final class Joins {

  private Joins() {}

  /** Runs a pipeline into a sink, to its end. */
  @FunctionalInterface
  public interface Running {
    /** Runs it. */
    void run(Pipeline pipeline, Sink sink);
  }

  /**
   * Keeps the right side, which is read here, and gives the pipeline of the joined left side.
   *
   * @param leftKeys makes the keys of the left side for a worker
   * @param rightKeys makes the keys of the right side for a worker
   */
  public static Pipeline pipeline(
      Plan.Join plan,
      Pipeline left,
      Pipeline right,
      Supplier<JoinKeys> leftKeys,
      Supplier<JoinKeys> rightKeys,
      RunState run,
      Running running,
      SortedRows.Parallel parallel) {
    JoinShape shape = JoinShape.of(plan);
    OperatorCount count = run.operator("join on " + String.join(", ", plan.leftKeys()));
    RowHeap heap = new RowHeap(run.budget(), count.name());
    JoinRows rows = new JoinRows(heap, shape.leftKeys().length, shape.keptColumns().length);
    running.run(right, new JoinBuildSink(rightKeys, shape, rows, count));
    JoinTable table =
        JoinTable.of(
            rows, run.settings().threads(), run.budget().reservation(count.name()), parallel);
    run.closeAtEnd(table::close);
    JoinShared shared = new JoinShared(table, count, run, done -> account(done, plan.kind(), run));
    return worker -> new JoinOperator(shape, left.copyFor(worker), leftKeys.get(), shared, worker);
  }

  private static void account(JoinShared shared, JoinKind kind, RunState run) {
    long rightOrphans = shared.table().orphans();
    if (kind == JoinKind.INNER || kind == JoinKind.LEFT) {
      run.unmatched(rightOrphans);
    }
    shared
        .count()
        .note(
            shared.leftOrphans()
                + " rows of the left side and "
                + rightOrphans
                + " of the right had no partner");
  }
}
