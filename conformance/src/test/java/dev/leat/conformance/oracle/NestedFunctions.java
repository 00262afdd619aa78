package dev.leat.conformance.oracle;

import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.expr.Function;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the functions of lists and objects give for arguments of which any may be null. */
final class NestedFunctions {

  private NestedFunctions() {}

  static @Nullable Object apply(Function function, List<@Nullable Object> values) {
    return switch (function) {
      case LIST_OF -> values;
      case OBJECT -> object(values, false);
      case OBJECT_WITHOUT_NULLS -> object(values, true);
      default -> values.stream().anyMatch(Objects::isNull) ? null : ofList(function, values);
    };
  }

  private static Row object(List<@Nullable Object> values, boolean withoutNulls) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i += 2) {
      fields.put((String) values.get(i), values.get(i + 1));
    }
    if (withoutNulls) {
      fields.values().removeIf(Objects::isNull);
    }
    return Row.of(fields);
  }

  private static @Nullable Object ofList(Function function, List<@Nullable Object> values) {
    if (!(values.getFirst() instanceof List<?> list)) {
      throw new RowError("no list");
    }
    return switch (function) {
      case LIST_SIZE -> (long) list.size();
      case LIST_GET -> element(list, (Long) Conversion.to(Type.INTEGER, values.get(1)));
      default -> list.stream().anyMatch(values.get(1)::equals);
    };
  }

  private static @Nullable Object element(List<?> list, long position) {
    if (position == 0 || Math.abs(position) > list.size()) {
      return null;
    }
    return position > 0 ? list.get((int) position - 1) : list.reversed().get((int) -position - 1);
  }
}
