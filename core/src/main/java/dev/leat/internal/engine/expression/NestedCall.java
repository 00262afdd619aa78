package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls a function that makes lists or objects, or looks into them, with values as objects. */
final class NestedCall implements Evaluator {

  /** Computes the value of one row. */
  @FunctionalInterface
  interface Nested {
    /**
     * The value for arguments of which any may be null.
     *
     * @param values the arguments; the array is used again for the next row
     * @throws RowFailure if the row has no value
     */
    @Nullable Object of(@Nullable Object[] values);
  }

  private final Type type;
  private final String label;
  private final Nested function;
  private final List<Evaluator> arguments;
  private final ColumnAssembly result;

  /**
   * A call.
   *
   * @param label the expression that errors name
   * @param arguments whose columns are never unparsed text, unless they are text
   */
  NestedCall(Type type, String label, Nested function, List<Evaluator> arguments) {
    this.type = type;
    this.label = label;
    this.function = function;
    this.arguments = List.copyOf(arguments);
    this.result = new ColumnAssembly(type);
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    Column[] columns = new Column[arguments.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = arguments.get(i).evaluate(batch, errors);
    }
    @Nullable Object[] values = new @Nullable Object[columns.length];
    result.reset(batch.rows());
    for (int row = 0; row < batch.rows(); row++) {
      for (int i = 0; i < columns.length; i++) {
        values[i] = Boxes.get(columns[i], row);
      }
      try {
        result.putObject(row, function.of(values));
      } catch (RowFailure failure) {
        errors.add(row, label, failure.reason());
      }
    }
    return result.column();
  }
}
