package dev.leat.internal.engine;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.plan.Plan;
import dev.leat.run.Report;
import dev.leat.spi.Cursor;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of a plan as they are asked for: one copy of its last pipeline, pulled by the
 * caller.
 *
 * <p>Nothing is read before the first row is asked for. Breakers below use all threads.
 */
final class PulledCursor implements Cursor {

  private final Schema schema;
  private final RunScope scope;
  private final Plan plan;
  private final RowBatches rows;
  private final Worker worker;
  private @Nullable Operator operator;
  private long split = -1;
  private @Nullable Batch batch;
  private int next;
  private boolean ended;
  private boolean closed;

  PulledCursor(Schema schema, RunScope scope, Plan plan) {
    this.schema = schema;
    this.scope = scope;
    this.plan = plan;
    this.rows = new RowBatches(schema);
    this.worker = new Worker(scope.run(), scope.run().rejects().sequence());
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Report report() {
    return scope.run().report();
  }

  @Override
  public boolean hasNext() {
    while (!ended && (batch == null || next == batch.rows())) {
      fetch();
    }
    return !ended;
  }

  private void fetch() {
    Operator source = operator();
    next = 0;
    batch = split < 0 ? null : source.next();
    if (batch == null) {
      if (split >= 0) {
        worker.splitDone(split);
      }
      split = source.advance();
      if (split == Operator.END) {
        ended = true;
        scope.finish();
        close();
      }
    }
  }

  private Operator operator() {
    Operator opened = operator;
    if (opened == null) {
      opened = scope.lowering().lowerAll(plan).copyFor(worker);
      operator = opened;
    }
    return opened;
  }

  @Override
  public Row next() {
    if (!hasNext() || batch == null) {
      throw new NoSuchElementException();
    }
    scope.run().wrote(1, 0);
    return rows.row(batch, next++);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    ended = true;
    batch = null;
    Operator opened = operator;
    if (opened != null) {
      opened.close();
    }
    scope.close();
  }
}
