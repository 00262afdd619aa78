package dev.leat.internal.engine.operator;

import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Typing;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.internal.engine.kernel.ScaledDecimal;
import dev.leat.internal.engine.rows.KeyOrder;
import dev.leat.plan.SortKey;

/**
 * Writes one key of a sort in the bytes that are compared; for one worker.
 *
 * <p>A column of decimals that comes as text is written straight from the text, because an object
 * for every value would cost more than the sort itself.
 */
public final class SortKeyWriter {

  private final String name;
  private final Evaluator evaluator;
  private final KeyOrder order;
  private final boolean decimals;
  private final ScaledDecimal decimal = new ScaledDecimal();
  private Column column;

  /** The writer of a key of rows of a schema. */
  public SortKeyWriter(SortKey key, Schema schema) {
    name = key.expression().toText();
    decimals = Typing.typeOf(key.expression(), schema) == Type.DECIMAL;
    evaluator =
        decimals
            ? Evaluators.compilePlain(key.expression(), schema)
            : Evaluators.compileTyped(key.expression(), schema);
    order = new KeyOrder(key.direction(), key.nulls());
    column = new TextColumn(new byte[0], new int[0], new int[0]);
  }

  /** Takes the rows whose keys are written next, and reports those that have none. */
  void evaluate(Batch batch, RowErrors errors) {
    column = evaluator.evaluate(batch, errors);
    if (decimals && column instanceof TextColumn text) {
      for (int row = 0; row < batch.rows(); row++) {
        if (!text.isNull(row) && !read(text, row)) {
          errors.add(row, name, "\"%s\" is not a DECIMAL".formatted(text.text(row)));
        }
      }
    }
  }

  private boolean read(TextColumn text, int row) {
    return decimal.read(text.bytes(), text.starts()[row], text.lengths()[row]);
  }

  /** Appends the key of a row that was not reported. */
  void append(int row, ByteBuilder key) {
    if (decimals && column instanceof TextColumn text && !text.isNull(row)) {
      boolean isDecimal = read(text, row);
      assert isDecimal : "rows without a decimal were reported";
      order.append(decimal, key);
    } else {
      order.append(column, row, key);
    }
  }
}
