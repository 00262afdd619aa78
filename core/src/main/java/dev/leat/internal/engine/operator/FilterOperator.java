package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.expression.Predicate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes on the rows for which a condition is true. */
public final class FilterOperator implements Operator {

  private final Operator input;
  private final Predicate predicate;
  private final Worker worker;
  private final Worker.Misfits misfits;
  private final OperatorCount count;
  private int[] kept = new int[0];

  /** A filter of the rows of an operator, which it closes. */
  public FilterOperator(Operator input, Predicate predicate, Worker worker, OperatorCount count) {
    this.input = input;
    this.predicate = predicate;
    this.worker = worker;
    this.misfits = worker.misfits();
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
    if (kept.length < batch.rows()) {
      kept = new int[batch.rows()];
    }
    int selected = predicate.select(batch, kept, misfits);
    int rejected = 0;
    if (!misfits.isEmpty()) {
      boolean[] bad = misfits.reject(batch);
      rejected = count(bad);
      selected = without(bad, selected);
    }
    worker.run().filtered(batch.rows() - selected - rejected);
    count.add(batch.rows(), selected);
    return batch.gather(kept, selected);
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private int without(boolean[] bad, int selected) {
    int remaining = 0;
    for (int i = 0; i < selected; i++) {
      if (!bad[kept[i]]) {
        kept[remaining++] = kept[i];
      }
    }
    return remaining;
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
