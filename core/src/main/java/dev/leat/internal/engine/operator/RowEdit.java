package dev.leat.internal.engine.operator;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.rows.RowBatches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes rows anew with some fields left out, renamed or set. */
final class RowEdit {

  private final List<String> removed;
  private final Map<String, String> renamed;
  private final List<Field> set;

  RowEdit(List<String> removed, Map<String, String> renamed, List<Field> set) {
    this.removed = removed;
    this.renamed = renamed;
    this.set = set;
  }

  /** The error of a row that has a field of the name that another one is to get. */
  static String taken(String name) {
    return "the row has a field \"%s\" already; drop or rename that first".formatted(name);
  }

  /** The rows of the first column as they are then; the others hold the values to set. */
  Column edited(Batch values, RowErrors errors) {
    ObjectColumn rows = (ObjectColumn) values.column(0);
    @Nullable Object[] edited = new @Nullable Object[values.rows()];
    for (int row = 0; row < edited.length; row++) {
      edited[row] = edited((Row) Objects.requireNonNull(rows.values()[row]), values, row, errors);
    }
    return new ObjectColumn(Type.ANY, edited);
  }

  private Row edited(Row row, Batch values, int number, RowErrors errors) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      String name = row.names().get(i);
      if (!removed.contains(name)) {
        String target = renamed.getOrDefault(name, name);
        if (fields.containsKey(target)) {
          errors.add(number, target, taken(target));
        }
        fields.put(target, row.raw(i));
      }
    }
    for (int i = 0; i < set.size(); i++) {
      Field field = set.get(i);
      Column column = values.column(i + 1);
      fields.put(field.name(), RowBatches.typedOrUnparsed(column, number, field.type()));
    }
    return Row.of(fields);
  }
}
