package dev.leat.internal.engine.operator;

import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.checkpoint.Legs;
import dev.leat.internal.engine.checkpoint.Step;
import dev.leat.internal.engine.checkpoint.Steps;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.RowSort;
import dev.leat.internal.engine.spill.SpillSpace;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sets up a join: the right side is kept in a table, then the left side streams past it; or both
 * are spilled in parts, when the right side does not fit into memory.
 */
public final class Joins {

  private final Plan.Join plan;
  private final Setting setting;
  private final RunState run;
  private final JoinShape shape;
  private final String name;
  private final long share;

  /**
   * What a join needs of the run.
   *
   * @param running runs a pipeline into a sink, to its end
   * @param parallel runs a task on every thread
   */
  public record Setting(RunState run, Steps steps, Running running, SortedRows.Parallel parallel) {}

  /**
   * One side.
   *
   * @param rows makes the pipeline of its rows, when they are to be read
   * @param keys makes its keys, for a worker
   */
  public record Side(Supplier<Pipeline> rows, Supplier<JoinKeys> keys) {}

  /** Runs a pipeline into a sink, to its end. */
  @FunctionalInterface
  public interface Running {
    /** Runs it, with checkpoints on the way if they are wanted. */
    void run(Pipeline pipeline, Sink sink, Optional<Legs> legs);

    /** Runs it. */
    default void run(Pipeline pipeline, Sink sink) {
      run(pipeline, sink, Optional.empty());
    }
  }

  private Joins(Plan.Join plan, Setting setting) {
    this.plan = plan;
    this.setting = setting;
    this.run = setting.run();
    this.shape = JoinShape.of(plan);
    this.name = "join on " + String.join(", ", plan.leftKeys());
    this.share = run.budget().nextShare();
  }

  /** Keeps the right side, which is read here, and gives the pipeline of the joined left side. */
  public static Pipeline pipeline(Plan.Join plan, Setting setting, Side left, Side right) {
    return new Joins(plan, setting).pipeline(left, right);
  }

  private Pipeline pipeline(Side left, Side right) {
    Step whole = setting.steps().begin(plan);
    Optional<OrderedRows> joined = whole.ordered(name);
    if (joined.isPresent()) {
      return ordered(joined.get());
    }
    // The left side comes first: what it keeps need not share the memory with a table.
    Pipeline input = left.rows().get();
    Step build = setting.steps().begin(List.of(plan.right()), built());
    Optional<JoinTable> kept = build.load(this::keptTable);
    if (kept.isPresent()) {
      return inMemory(input, left, kept.get());
    }
    JoinRows rows = rows();
    Optional<JoinParts> parts = spilledParts(right, rows);
    if (parts.isPresent()) {
      rows.close();
      return ordered(whole.done(spilled(input, left, parts.get(), whole)));
    }
    JoinTable table = JoinTable.of(rows, threads(), run.budget().reservation(name), parallel());
    keep(table, build);
    return inMemory(input, left, table);
  }

  private JoinRows rows() {
    RowHeap heap = new RowHeap(run.budget(), name);
    run.closeAtEnd(heap::close);
    return new JoinRows(
        heap, shape.leftKeys().length, shape.keptColumns().length, limit() / threads());
  }

  private long limit() {
    return share / 3 * 2;
  }

  private int threads() {
    return run.settings().threads();
  }

  private SortedRows.Parallel parallel() {
    return setting.parallel();
  }

  private void keep(JoinTable table, Step build) {
    if (build.isKept()) {
      build.save(JoinImage.write(table, threads(), build.space(), name, parallel())::describe);
    }
  }

  private JoinTable keptTable(DataInputStream in, SpillSpace space) throws IOException {
    JoinRows rows = rows();
    Reservation reservation = run.budget().reservation(name);
    try {
      return JoinTable.read(in, space, name, rows, reservation, parallel());
    } catch (IOException | RuntimeException e) {
      rows.close();
      reservation.close();
      throw e;
    }
  }

  /** What is kept of the right side. */
  private String built() {
    Schema left = plan.left().schema();
    List<Type> types = plan.leftKeys().stream().map(left::type).toList();
    return "joined as %s on %s with %s".formatted(plan.kind(), plan.rightKeys(), types);
  }

  /** Reads the right side: the parts that it was spilled to, if it had to be. */
  private Optional<JoinParts> spilledParts(Side right, JoinRows rows) {
    long before = run.bytesToRead();
    Pipeline input = right.rows().get();
    long toRead = run.bytesToRead() - before;
    OperatorCount count = run.operator(name + " (right side)");
    JoinParts parts = parts(count);
    JoinBuildSink sink =
        new JoinBuildSink(right.keys(), shape, rows, parts, limit(), toRead, count);
    setting.running().run(input, sink);
    return sink.spilled() ? Optional.of(parts) : Optional.empty();
  }

  private Pipeline inMemory(Pipeline input, Side left, JoinTable table) {
    run.closeAtEnd(table::close);
    OperatorCount count = run.operator(name);
    JoinShared shared =
        new JoinShared(
            table, count, run, done -> account(count, done.leftOrphans(), table.orphans()));
    return worker ->
        new JoinOperator(shape, input.copyFor(worker), left.keys().get(), shared, worker);
  }

  private JoinParts parts(OperatorCount count) {
    return new JoinParts(setting.steps().scratch(), count, share / 8 / threads());
  }

  private OrderedRows spilled(Pipeline input, Side left, JoinParts right, Step whole) {
    RowCodec leftCodec = RowCodec.of(plan.left().schema());
    OperatorCount count = run.operator(name);
    JoinParts leftParts = parts(count);
    setting.running().run(input, new JoinLeftSink(left.keys(), leftCodec, leftParts, count));
    run.phase(name);
    RowHeap heap = new RowHeap(run.budget(), name);
    run.closeAtEnd(heap::close);
    RowSort sort =
        new RowSort(heap, RowSort.form(codec()), whole.space(), count, share / 4, threads());
    JoinSpill spill =
        new JoinSpill(
            shape, leftParts, right, leftCodec, left.keys(), share / 4 / threads(), run, count);
    OrderedRows rows = spill.joined(sort, parallel());
    account(count, spill.leftOrphans(), spill.rightOrphans());
    return rows;
  }

  private RowCodec codec() {
    Schema schema = plan.schema();
    return RowCodec.of(schema);
  }

  private Pipeline ordered(OrderedRows rows) {
    run.closeAtEnd(rows::close);
    return SortedOperator.pipeline(rows, codec(), run.settings().batchRows());
  }

  private void account(OperatorCount count, long leftOrphans, long rightOrphans) {
    if (plan.kind() == JoinKind.INNER || plan.kind() == JoinKind.LEFT) {
      run.unmatched(rightOrphans);
    }
    count.note(
        leftOrphans
            + " rows of the left side and "
            + rightOrphans
            + " of the right had no partner");
  }
}
