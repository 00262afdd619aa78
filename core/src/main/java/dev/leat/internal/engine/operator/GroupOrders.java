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
import java.util.Arrays;
import java.util.List;

/** The orders that groups can come in. */
public final class GroupOrders {

  private static final byte CANONICAL = 0;
  private static final byte OTHER_TEXT = 1;

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

  /**
   * In the order of the keys by their types, nulls first.
   *
   * <p>Keys are grouped by their text. So texts that are different and have the same value ({@code
   * 1} and {@code 01}) are ordered by the text as well, and a text that is not of the type of its
   * column comes behind those that are: no row is lost for the sake of the order.
   */
  public static GroupMerge.Order byKey(List<Type> types) {
    return (keys, results, groups, writer) -> {
      KeyColumn[] columns = new KeyColumn[keys.length];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = KeyColumn.of(keys[i], types.get(i), groups);
      }
      ByteBuilder key = new ByteBuilder(64);
      for (int group = 0; group < groups; group++) {
        key.clear();
        for (KeyColumn column : columns) {
          column.append(group, key);
        }
        writer.next(key);
      }
    };
  }

  /** One column of keys: its text, its values, and which texts have none. */
  private record KeyColumn(
      TextColumn text, Column values, TextColumn canonical, boolean[] misfits, boolean isText) {

    private static KeyColumn of(TextColumn text, Type type, int rows) {
      boolean[] misfits = new boolean[rows];
      if (type == Type.TEXT) {
        return new KeyColumn(text, text, text, misfits, true);
      }
      if (type == Type.ANY || type == Type.LIST) {
        Column values = RowCodec.values(text, rows);
        return new KeyColumn(text, values, text, misfits, false);
      }
      Schema schema = Schema.of(new Field("key", type));
      Column values =
          Evaluators.compileTyped(Expr.col("key"), schema)
              .evaluate(
                  new Batch(rows, new Column[] {text}, Origin.COMPUTED),
                  (row, column, reason) -> misfits[row] = true);
      TextColumn canonical = new RowCodec(List.of(type)).text(values, 0, rows);
      return new KeyColumn(text, values, canonical, misfits, false);
    }

    private void append(int row, ByteBuilder key) {
      KeyOrder order = KeyOrder.ascending();
      if (isText || text.isNull(row)) {
        order.append(text, row, key);
      } else if (misfits[row]) {
        key.append((byte) 0xFE);
        order.append(text, row, key);
      } else {
        order.append(values, row, key);
        boolean same = isCanonical(row);
        key.append(same ? CANONICAL : OTHER_TEXT);
        if (!same) {
          order.append(text, row, key);
        }
      }
    }

    private boolean isCanonical(int row) {
      int length = text.lengths()[row];
      return length == canonical.lengths()[row]
          && Arrays.equals(
              text.bytes(),
              text.starts()[row],
              text.starts()[row] + length,
              canonical.bytes(),
              canonical.starts()[row],
              canonical.starts()[row] + length);
    }
  }
}
