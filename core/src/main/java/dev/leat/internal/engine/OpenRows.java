package dev.leat.internal.engine;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.internal.engine.kernel.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What verbs do to rows of which each may have its own fields. */
final class OpenRows {

  private OpenRows() {}

  /**
   * One row per value of a list; none when the field is missing, null or an empty list.
   *
   * @throws LeatException when the value is no list
   */
  static List<Row> unnested(Row row, String field, String name) {
    List<?> items = items(row, field);
    List<Row> rows = new ArrayList<>(items.size());
    for (Object item : items) {
      rows.add(with(row, field, name, item));
    }
    return rows;
  }

  /** The values of the list, as they were read where nobody has asked for them yet. */
  private static List<?> items(Row row, String field) {
    int position = row.names().indexOf(field);
    Object raw = position < 0 ? null : row.raw(position);
    if (raw instanceof JsonValue json && json.type() == Type.LIST) {
      return json.items();
    }
    Object value = row.get(field);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new LeatException(ErrorKind.FAILED, "\"%s\" is not a LIST".formatted(Values.text(value)));
  }

  /** The row with a value under a name in the place of a field. */
  private static Row with(Row row, String field, String name, @Nullable Object value) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      boolean replaced = row.names().get(i).equals(field);
      values.put(replaced ? name : row.names().get(i), replaced ? value : row.raw(i));
    }
    return Row.of(values);
  }
}
