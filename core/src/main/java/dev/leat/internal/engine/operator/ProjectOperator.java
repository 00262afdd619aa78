package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.expression.Evaluator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives for each row the values of expressions; a row that has none is rejected. */
public final class ProjectOperator implements Operator {

  private final Operator input;
  private final List<Evaluator> evaluators;
  private final Worker.Misfits misfits;
  private final OperatorCount count;

  /** A projection of the rows of an operator, which it closes. */
  public ProjectOperator(
      Operator input, List<Evaluator> evaluators, Worker worker, OperatorCount count) {
    this.input = input;
    this.evaluators = evaluators;
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
    Batch projected = Evaluation.columns(batch, evaluators, misfits);
    count.add(batch.rows(), projected.rows());
    return projected;
  }

  @Override
  public Optional<Resumable> resumable() {
    return input.resumable();
  }

  @Override
  public void close() {
    input.close();
  }

  /** Evaluates expressions over batches. */
  static final class Evaluation {

    private Evaluation() {}

    /** A batch of the values of expressions, without the rows that had to be rejected. */
    static Batch columns(Batch batch, List<Evaluator> evaluators, Worker.Misfits misfits) {
      Column[] columns = new Column[evaluators.size()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = evaluators.get(i).evaluate(batch, misfits);
      }
      return misfits.removeFrom(batch.with(columns));
    }
  }
}
