package dev.leat.internal.engine.operator;

import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.plan.Plan;
import dev.leat.plan.RowValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes the keys of one side of a merge, as values of the types of all sides; for one worker.
 */
final class GroupKeys {

  private final List<Evaluator> evaluators = new ArrayList<>();
  private final List<Type> types;
  private final Optional<RowValue> function;
  private final RowBatches rows;

  /** The keys of a side, as values of these types. */
  GroupKeys(Plan.MergeGroups.Side side, List<Type> types) {
    this.types = types;
    this.function = side.function();
    this.rows = new RowBatches(side.input().schema());
    for (int i = 0; i < types.size() && function.isEmpty(); i++) {
      var key = side.keys().get(i).expression();
      boolean fits = side.keyType(i) == types.get(i) || types.get(i) == Type.ANY;
      evaluators.add(
          Evaluators.compileTyped(fits ? key : key.cast(types.get(i)), side.input().schema()));
    }
  }

  /** The keys of the rows of a batch, a column each. */
  Column[] of(Batch batch, RowErrors errors) {
    if (function.isPresent()) {
      return new Column[] {computed(function.get(), batch, errors)};
    }
    Column[] keys = new Column[types.size()];
    for (int i = 0; i < keys.length; i++) {
      Column key = evaluators.get(i).evaluate(batch, errors);
      keys[i] = types.get(i) == Type.ANY ? boxed(key, batch.rows()) : key;
    }
    return keys;
  }

  private Column computed(RowValue key, Batch batch, RowErrors errors) {
    @Nullable Object[] values = new @Nullable Object[batch.rows()];
    for (int row = 0; row < values.length; row++) {
      try {
        values[row] = Values.normalise(key.value(rows.row(batch, row)));
      } catch (Exception e) {
        errors.add(row, Plan.MergeGroups.KEY, reason(e));
      }
    }
    return new ObjectColumn(Type.ANY, values);
  }

  private static String reason(Exception e) {
    return e instanceof LeatException
        ? String.valueOf(e.getMessage())
        : "the function of the key threw " + e;
  }

  private static Column boxed(Column column, int rows) {
    if (column instanceof ObjectColumn) {
      return column;
    }
    @Nullable Object[] values = new @Nullable Object[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = RowBatches.value(column, row);
    }
    return new ObjectColumn(Type.ANY, values);
  }
}
