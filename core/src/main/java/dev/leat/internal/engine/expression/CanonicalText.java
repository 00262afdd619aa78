package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.IntegerText;

/**
 * A column of integers that stays text where each integer of a batch is written in its one
 * canonical way, so that equal integers are equal text: neither parsed nor written again.
 *
 * <p>One integer that is written otherwise sends its batch to the parser, which rejects misfits.
 */
record CanonicalText(PlainValue column, Evaluator parser) implements Evaluator {

  @Override
  public Type type() {
    return parser.type();
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    Column values = column.evaluate(batch, errors);
    return values instanceof TextColumn text && IntegerText.arePlain(text, batch.rows())
        ? text
        : parser.evaluate(batch, errors);
  }
}
