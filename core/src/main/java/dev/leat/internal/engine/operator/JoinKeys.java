package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.rows.KeyText;
import java.util.List;

/** Computes the keys that one side of a join is compared by; for one worker. */
public final class JoinKeys {

  private final List<Evaluator> evaluators;

  /** Keys that are the values of expressions, of the same types as those of the other side. */
  public JoinKeys(List<Evaluator> evaluators) {
    this.evaluators = evaluators;
  }

  /** The number of keys. */
  public int count() {
    return evaluators.size();
  }

  /** The keys of the rows of a batch; rows whose keys cannot be computed are rejected. */
  Keyed of(Batch batch, Worker.Misfits misfits) {
    Column[] columns = new Column[batch.width() + evaluators.size()];
    for (int i = 0; i < batch.width(); i++) {
      columns[i] = batch.column(i);
    }
    for (int i = 0; i < evaluators.size(); i++) {
      columns[batch.width() + i] = evaluators.get(i).evaluate(batch, misfits);
    }
    Batch all = misfits.removeFrom(batch.with(columns));
    TextColumn[] keys = new TextColumn[evaluators.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = KeyText.of(all.column(batch.width() + i), all.rows());
    }
    return new Keyed(all, keys);
  }

  /**
   * Rows and their keys.
   *
   * @param batch the rows, whose last columns are the keys as they were computed
   * @param keys the keys as text, equal where the keys are
   */
  record Keyed(Batch batch, TextColumn[] keys) {}
}
