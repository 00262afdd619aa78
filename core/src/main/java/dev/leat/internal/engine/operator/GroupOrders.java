package dev.leat.internal.engine.operator;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.internal.engine.rows.KeyOrder;
import dev.leat.internal.engine.rows.RowCodec;
import java.util.List;

/** The orders that groups can come in. */
public final class GroupOrders {

  private GroupOrders() {}

  /** In the order of the position at which each group was first seen, the result at an index. */
  public static GroupMerge.Order byPosition(int index) {
    return (keys, results, groups, writer) -> {
      ByteBuilder key = new ByteBuilder(16);
      for (int group = 0; group < groups; group++) {
        key.clear();
        KeyOrder.ascending().append(results.get(index), group, key);
        writer.next(key);
      }
    };
  }

  /** In the order of the keys by their types, nulls first. */
  public static GroupMerge.Order byKey(List<Type> types) {
    return (keys, results, groups, writer) -> {
      Column[] columns = new Column[keys.length];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = values(keys[i], types.get(i), groups);
      }
      ByteBuilder key = new ByteBuilder(64);
      KeyOrder order = KeyOrder.ascending();
      for (int group = 0; group < groups; group++) {
        key.clear();
        for (Column column : columns) {
          order.append(column, group, key);
        }
        writer.next(key);
      }
    };
  }

  /** Keys, all of which are of their type, as values of it. */
  private static Column values(TextColumn text, Type type, int rows) {
    if (type == Type.TEXT) {
      return text;
    }
    if (type == Type.ANY || type == Type.LIST) {
      return RowCodec.values(text, rows);
    }
    Batch batch = new Batch(rows, new Column[] {text}, Origin.COMPUTED);
    return Evaluators.compileTyped(Expr.col("key"), Schema.of(new Field("key", type)))
        .evaluate(batch, (row, column, reason) -> {});
  }
}
