package dev.leat.internal.engine.format;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.internal.engine.kernel.JsonWriter;
import dev.leat.internal.engine.kernel.ValueText;
import dev.leat.internal.engine.rows.RowBatches;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives columns as the types that their schema names: what was read as text is parsed, lists and
 * values of any type become JSON. Not safe for threads.
 */
public final class TypedColumns {

  private final List<Typed> columns = new ArrayList<>();

  /** Makes one column typed; the result is valid until the next batch. */
  @FunctionalInterface
  private interface Typed {
    Column of(Batch batch, RowErrors errors);
  }

  /** Columns of a fixed schema. */
  public TypedColumns(Schema schema) {
    for (int i = 0; i < schema.size(); i++) {
      columns.add(typed(schema, schema.field(i), i));
    }
  }

  private static Typed typed(Schema schema, Field field, int position) {
    return switch (field.type()) {
      case TEXT -> {
        Rendered rendered = new Rendered();
        yield (batch, errors) -> rendered.text(batch.column(position), batch.rows());
      }
      case LIST, ANY -> {
        Rendered rendered = new Rendered();
        yield (batch, errors) -> rendered.json(batch.column(position), field.type(), batch.rows());
      }
      case BOOLEAN, INTEGER, DECIMAL, DOUBLE, DATE, DATETIME, INSTANT -> {
        Evaluator evaluator = Evaluators.compileTyped(Expr.col(field.name()), schema);
        yield (batch, errors) ->
            fitted(evaluator.evaluate(batch, errors), field.type(), batch.rows());
      }
    };
  }

  /** A column of another type that holds values of this one, such as whole decimals. */
  private static Column fitted(Column column, Type type, int rows) {
    if (column.type() == type) {
      return column;
    }
    @Nullable Object[] values = new @Nullable Object[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = RowBatches.value(column, row);
    }
    return RowBatches.column(type, values);
  }

  /** The columns of a batch; a row that is reported has any value. */
  public Batch of(Batch batch, RowErrors errors) {
    Column[] typed = new Column[columns.size()];
    for (int i = 0; i < typed.length; i++) {
      typed[i] = columns.get(i).of(batch, errors);
    }
    return batch.with(typed);
  }

  /** The texts of one column, in a buffer that is used again. */
  private static final class Rendered {

    private final ByteBuilder bytes = new ByteBuilder(1 << 10);
    private int[] starts = {};
    private int[] lengths = {};

    TextColumn text(Column column, int rows) {
      if (column instanceof TextColumn text) {
        return text;
      }
      begin(rows);
      for (int row = 0; row < rows; row++) {
        starts[row] = bytes.size();
        lengths[row] = TextColumn.NULL;
        if (!column.isNull(row)) {
          ValueText.append(column, row, bytes);
          lengths[row] = bytes.size() - starts[row];
        }
      }
      return new TextColumn(bytes.array(), starts, lengths);
    }

    JsonColumn json(Column column, Type type, int rows) {
      if (column instanceof JsonColumn json) {
        return json;
      }
      begin(rows);
      for (int row = 0; row < rows; row++) {
        starts[row] = bytes.size();
        lengths[row] = JsonColumn.MISSING;
        if (!column.isNull(row)) {
          JsonWriter.append(column, type, row, bytes);
          lengths[row] = bytes.size() - starts[row];
        }
      }
      return new JsonColumn(bytes.array(), starts, lengths);
    }

    private void begin(int rows) {
      bytes.clear();
      if (starts.length < rows) {
        starts = new int[rows];
        lengths = new int[rows];
      }
    }
  }
}
