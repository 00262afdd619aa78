package dev.leat.internal.engine.operator;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.plan.RowPredicate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes on the rows that a function keeps, as they are; a row for which it throws is rejected. */
public final class RowFilterOperator implements Operator {

  private final Operator input;
  private final RowPredicate predicate;
  private final RowBatches rows;
  private final Worker worker;
  private final OperatorCount count;

  /** A filter of the rows of an operator, which it closes. */
  public RowFilterOperator(
      Operator input, RowPredicate predicate, Schema schema, Worker worker, OperatorCount count) {
    this.input = input;
    this.predicate = predicate;
    this.rows = new RowBatches(schema);
    this.worker = worker;
    this.count = count;
  }

  @Override
  public long advance() {
    return input.advance();
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = input.next();
    if (batch == null) {
      return null;
    }
    int[] kept = new int[batch.rows()];
    int size = 0;
    int left = 0;
    for (int i = 0; i < batch.rows(); i++) {
      Row row = rows.row(batch, i);
      try {
        boolean keeps = predicate.test(row);
        kept[size] = i;
        size += keeps ? 1 : 0;
        left += keeps ? 0 : 1;
      } catch (Exception e) {
        String reason = RowsOperator.reason(e);
        worker.reject(batch.origin().place(i).orText(row.toString()), "", reason);
      }
    }
    worker.run().filtered(left);
    count.add(batch.rows(), size);
    return batch.gather(kept, size);
  }

  @Override
  public Optional<Resumable> resumable() {
    return input.resumable();
  }

  @Override
  public void close() {
    input.close();
  }
}
