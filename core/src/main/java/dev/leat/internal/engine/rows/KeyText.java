package dev.leat.internal.engine.rows;

import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.PlainText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes text of keys, such that equal values are equal text: 1.0 and 1.00, 0.0 and -0.0. */
public final class KeyText {

  private KeyText() {}

  /** The column as text; text stays as it is. */
  public static TextColumn of(Column column, int rows) {
    RowCodec codec = new RowCodec(List.of(column.type()));
    return switch (column) {
      case TextColumn text -> text;
      case JsonColumn json -> new PlainText().of(json, rows);
      case LongColumn longs -> codec.text(longs, 0, rows);
      case DoubleColumn doubles -> codec.text(positiveZeros(doubles, rows), 0, rows);
      case ObjectColumn objects -> codec.text(stripped(objects, rows), 0, rows);
    };
  }

  private static DoubleColumn positiveZeros(DoubleColumn column, int rows) {
    double[] values = new double[rows];
    boolean[] nulls = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      nulls[row] = column.isNull(row);
      values[row] = column.values()[row] + 0.0;
    }
    return new DoubleColumn(values, Nulls.of(nulls));
  }

  private static ObjectColumn stripped(ObjectColumn column, int rows) {
    @Nullable Object[] values = new @Nullable Object[rows];
    for (int row = 0; row < rows; row++) {
      Object value = column.values()[row];
      values[row] = value instanceof BigDecimal number ? stripped(number) : value;
    }
    return new ObjectColumn(column.type(), values);
  }

  private static BigDecimal stripped(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }
}
