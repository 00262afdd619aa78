package dev.leat.internal.engine.operator;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.expr.Typing;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out, renames and sets fields of rows that may have any fields.
 *
 * <p>Documents stay text: the fields that nobody names are copied as they were read.
 */
public final class EditOperator implements Operator {

  private final Operator input;
  private final List<Evaluator> evaluators = new ArrayList<>();
  private final DocumentEdit documents;
  private final RowEdit rows;
  private final Worker.Misfits misfits;
  private final OperatorCount count;

  /** An edit of the rows of an operator, which it closes. */
  public EditOperator(Plan.Edit plan, Operator input, Worker worker, OperatorCount count) {
    this.input = input;
    Schema schema = plan.input().schema();
    List<Field> set = new ArrayList<>();
    evaluators.add(Evaluators.compile(Expr.col(Evaluators.WHOLE_ROW), schema));
    for (Named field : plan.set()) {
      Type type = Typing.typeOf(field.expression(), schema);
      set.add(new Field(field.name(), type));
      evaluators.add(Evaluators.compile(field.expression(), schema));
    }
    this.documents = new DocumentEdit(plan.removed(), plan.renamed(), set);
    this.rows = new RowEdit(plan.removed(), plan.renamed(), set);
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
    Batch values = ProjectOperator.Evaluation.columns(batch, evaluators, misfits);
    Column edited =
        values.column(0) instanceof JsonColumn ofDocuments
            ? documents.edited(ofDocuments, values, misfits)
            : rows.edited(values, misfits);
    Batch done = misfits.removeFrom(values.with(new Column[] {edited}));
    count.add(batch.rows(), done.rows());
    return done;
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
