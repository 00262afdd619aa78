package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Turns;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.plan.Plan;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Passes on some of the rows, by their position.
 *
 * <p>Which rows of a split these are is known when the splits before it are counted. So a split is
 * read to its end, or to the last row that can be wanted, and kept; then its turn is waited for.
 * Once enough rows are found, no further split is claimed.
 */
public final class LimitOperator implements Operator {

  private final Plan.Limit plan;
  private final Operator input;
  private final Shared shared;
  private final Worker worker;
  private final RowCodec codec;
  private final RowCodec.Reader kept;
  private long split;
  private boolean given = true;
  private long surplus;

  /** What the copies share. */
  private static final class Shared {
    private final Turns<Long> turns;
    private final AtomicBoolean enough = new AtomicBoolean();
    private final OperatorCount count;

    private Shared(Turns<Long> turns, OperatorCount count) {
      this.turns = turns;
      this.count = count;
    }
  }

  private LimitOperator(Plan.Limit plan, Operator input, Shared shared, Worker worker) {
    this.plan = plan;
    this.input = input;
    this.shared = shared;
    this.worker = worker;
    this.codec = RowCodec.of(plan.schema());
    this.kept = codec.new Reader();
  }

  /** The pipeline of some of the rows of another. */
  public static Pipeline pipeline(Plan.Limit plan, Pipeline input, RunState run) {
    Shared shared = new Shared(new Turns<>(run, 0L), run.operator("limit"));
    return worker -> new LimitOperator(plan, input.copyFor(worker), shared, worker);
  }

  @Override
  public long advance() {
    given = false;
    split = shared.enough.get() || plan.count() == 0 ? END : input.advance();
    return split;
  }

  @Override
  public @Nullable Batch next() {
    if (given) {
      return null;
    }
    given = true;
    keepRows();
    long before = shared.turns.await(split);
    long after = before + kept.rows();
    shared.turns.hand(split, after);
    if (after >= end()) {
      shared.enough.set(true);
    }
    return wanted(before, after);
  }

  private long end() {
    long end = plan.skip() + plan.count();
    return end < 0 ? Long.MAX_VALUE : end;
  }

  /** Reads the split, whose rows beyond those that can be wanted are only counted. */
  private void keepRows() {
    kept.clear();
    surplus = 0;
    ByteBuilder row = new ByteBuilder(256);
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      TextColumn[] columns = codec.texts(batch);
      int room = (int) Math.min(batch.rows(), end() - kept.rows());
      for (int i = 0; i < room; i++) {
        row.clear();
        RowCodec.append(columns, i, row);
        kept.add(row.array(), 0);
      }
      surplus += batch.rows() - room;
    }
  }

  private Batch wanted(long before, long after) {
    int from = (int) Math.min(kept.rows(), Math.max(0, plan.skip() - before));
    int to = (int) Math.max(from, Math.min(kept.rows(), end() - before));
    worker.run().skipped(surplus + kept.rows() - (to - from));
    shared.count.add(after - before + surplus, to - from);
    int[] rows = new int[to - from];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = from + i;
    }
    return kept.batch().gather(rows, rows.length);
  }

  @Override
  public void close() {
    input.close();
  }
}
