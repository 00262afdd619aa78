package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.PlainText;
import java.util.function.UnaryOperator;

/**
 * A test of a bare column against constants.
 *
 * <p>Where the column comes as unparsed text or as JSON, each value is tested on its bytes, in the
 * one pass that also picks the rows; a column in any other form takes the general way.
 */
final class ColumnTest implements Condition {

  private final BareColumn column;
  private final Type tested;
  private final SliceTest test;
  private final BooleanValue general;
  private final PlainText plain = new PlainText();
  private long[] values = {};
  private boolean[] nulls = {};

  /**
   * A test.
   *
   * @param tested the type that a misfit is not of
   * @param general the same test for columns that are not text
   */
  ColumnTest(BareColumn column, Type tested, SliceTest test, BooleanValue general) {
    this.column = column;
    this.tested = tested;
    this.test = test;
    this.general = general;
  }

  /**
   * The test that is true where this is false.
   *
   * @param negation gives the negation of the general test
   */
  ColumnTest negated(UnaryOperator<BooleanValue> negation) {
    return new ColumnTest(column, tested, test.negated(), negation.apply(general));
  }

  @Override
  public Type type() {
    return Type.BOOLEAN;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    if (!(plain.of(column.evaluate(batch, errors), batch.rows()) instanceof TextColumn text)) {
      return general.evaluate(batch, errors);
    }
    int rows = batch.rows();
    if (values.length < rows) {
      values = new long[rows];
      nulls = new boolean[rows];
    }
    byte[] bytes = text.bytes();
    int[] starts = text.starts();
    int[] lengths = text.lengths();
    boolean any = false;
    for (int row = 0; row < rows; row++) {
      int length = lengths[row];
      int result = length < 0 ? SliceTest.NULL : test.test(bytes, starts[row], length);
      values[row] = result;
      nulls[row] = result == SliceTest.NULL;
      if (result == SliceTest.MISFIT) {
        nulls[row] = true;
        report(text, row, errors);
      }
      any |= nulls[row];
    }
    return new LongColumn(Type.BOOLEAN, values, Flags.nulls(any, nulls));
  }

  @Override
  public int select(Batch batch, int[] rows, int count, int[] kept, RowErrors errors) {
    if (!(plain.of(column.evaluate(batch, errors), batch.rows()) instanceof TextColumn text)) {
      return general.select(batch, rows, count, kept, errors);
    }
    byte[] bytes = text.bytes();
    int[] starts = text.starts();
    int[] lengths = text.lengths();
    int keptCount = 0;
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      int length = lengths[row];
      if (length >= 0) {
        int result = test.test(bytes, starts[row], length);
        kept[keptCount] = row;
        keptCount += result == SliceTest.TRUE ? 1 : 0;
        if (result == SliceTest.MISFIT) {
          report(text, row, errors);
        }
      }
    }
    return keptCount;
  }

  private void report(TextColumn text, int row, RowErrors errors) {
    errors.add(row, column.name(), Misfits.reason(text, row, tested));
  }
}
