package dev.leat.internal.engine.pipeline;

import dev.leat.data.Deferred;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import dev.leat.plan.RowMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the fields of rows that were kept as JSON the types that JSON has no form for.
 *
 * @param types by field; a row need not have all of them
 */
record TypedFields(Map<String, Type> types) implements RowMapper {

  private static final long serialVersionUID = 1L;

  TypedFields {
    types = Map.copyOf(types);
  }

  @Override
  public List<Row> map(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      String name = row.names().get(i);
      Object value = row.raw(i);
      Type type = types.get(name);
      values.put(
          name,
          type != null && value instanceof Deferred kept ? new Unparsed(kept.text(), type) : value);
    }
    return List.of(Row.of(values));
  }
}
