package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.plan.Plan;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Gives rows that are in memory, a batch to a split. */
public final class ValuesOperator implements Operator {

  private static final int SPLIT_ROWS = 1 << 12;

  private final Plan.Values plan;
  private final RowBatches batches;
  private final AtomicInteger queue;
  private final RunState run;
  private final OperatorCount count;
  private int from;
  private int to;

  private ValuesOperator(Plan.Values plan, AtomicInteger queue, RunState run, OperatorCount count) {
    this.plan = plan;
    this.batches = new RowBatches(plan.schema());
    this.queue = queue;
    this.run = run;
    this.count = count;
  }

  /** The pipeline of the rows of a plan. */
  public static Pipeline pipeline(Plan.Values plan, RunState run) {
    AtomicInteger queue = new AtomicInteger();
    OperatorCount count = run.operator("values");
    return worker -> new ValuesOperator(plan, queue, run, count);
  }

  @Override
  public long advance() {
    int split = queue.getAndIncrement();
    long start = (long) split * SPLIT_ROWS;
    if (start >= plan.rows().size()) {
      return END;
    }
    from = (int) start;
    to = Math.min(plan.rows().size(), from + SPLIT_ROWS);
    run.read(to - from, 0);
    count.add(to - from, to - from);
    return split;
  }

  @Override
  public @Nullable Batch next() {
    if (from >= to) {
      return null;
    }
    int end = (int) Math.min(to, from + (long) run.settings().batchRows());
    Batch batch = batches.batch(plan.rows().subList(from, end), Origin.COMPUTED);
    from = end;
    return batch;
  }

  @Override
  public void close() {
    to = from;
  }
}
