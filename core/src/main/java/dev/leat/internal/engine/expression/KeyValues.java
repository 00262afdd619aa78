package dev.leat.internal.engine.expression;

import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.RowErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys of any type in one form for all that are equal: {@code 1}, {@code 1.0} and {@code 1e0} are
 * one, as are texts however they were escaped, and lists and rows of such values.
 */
record KeyValues(Evaluator source) implements Evaluator {

  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

  @Override
  public Type type() {
    return source.type();
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    Column column = source.evaluate(batch, errors);
    if (!(column instanceof ObjectColumn objects)) {
      return column;
    }
    @Nullable Object[] values = new @Nullable Object[batch.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = canonical(objects.values()[row]);
    }
    return new ObjectColumn(objects.type(), values);
  }

  private static @Nullable Object canonical(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal number -> canonical(number);
      case Double number when Double.isFinite(number) -> canonical(BigDecimal.valueOf(number));
      case List<?> list -> canonical(list);
      case Row row -> canonical(row);
      default -> value;
    };
  }

  private static Object canonical(BigDecimal number) {
    BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    boolean whole =
        stripped.scale() <= 0
            && stripped.compareTo(LEAST) >= 0
            && stripped.compareTo(GREATEST) <= 0;
    return whole ? (Object) stripped.longValueExact() : stripped;
  }

  private static List<@Nullable Object> canonical(List<?> list) {
    List<@Nullable Object> values = new ArrayList<>(list.size());
    for (Object value : list) {
      values.add(canonical(value));
    }
    return values;
  }

  private static Row canonical(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      values.put(row.names().get(i), canonical(row.get(i)));
    }
    return Row.of(values);
  }
}
