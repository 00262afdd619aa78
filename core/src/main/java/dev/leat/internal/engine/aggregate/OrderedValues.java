package dev.leat.internal.engine.aggregate;

import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.expr.Order;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.internal.engine.rows.KeyOrder;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.plan.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The argument of a list whose values are in an order: each value with the key of its row. */
public final class OrderedValues implements Evaluator {

  /**
   * A value and its key.
   *
   * @param key bytes whose unsigned order is the order wanted
   */
  record Ordered(byte[] key, @Nullable Object value) {}

  private final Evaluator value;
  private final List<Evaluator> keys = new ArrayList<>();
  private final List<KeyOrder> orders = new ArrayList<>();
  private final ByteBuilder scratch = new ByteBuilder(64);

  /** The values of an expression over rows of a schema, with the keys of an order. */
  public OrderedValues(Expr value, List<Order> order, Schema schema) {
    this.value = Evaluators.compileTyped(value, schema);
    for (Order key : order) {
      SortKey sorted = SortKey.of(key);
      keys.add(Evaluators.compileTyped(sorted.expression(), schema));
      orders.add(new KeyOrder(sorted.direction(), sorted.nulls()));
    }
  }

  @Override
  public Type type() {
    return Type.ANY;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    Column values = value.evaluate(batch, errors);
    List<Column> compared = keys.stream().map(key -> key.evaluate(batch, errors)).toList();
    @Nullable Object[] ordered = new @Nullable Object[batch.rows()];
    for (int row = 0; row < ordered.length; row++) {
      scratch.clear();
      for (int key = 0; key < orders.size(); key++) {
        orders.get(key).append(compared.get(key), row, scratch);
      }
      byte[] bytes = Arrays.copyOf(scratch.array(), scratch.size());
      ordered[row] = new Ordered(bytes, RowBatches.value(values, row));
    }
    return new ObjectColumn(Type.ANY, ordered);
  }
}
