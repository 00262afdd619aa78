package dev.leat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.data.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Groups and orders rows in the slow and obvious way. */
final class NaiveGroups {

  private NaiveGroups() {}

  /** The rows of each key, in the order of the keys; nulls are first and equal each other. */
  static Map<List<Object>, List<Row>> of(List<Row> rows, String... keys) {
    Map<List<Object>, List<Row>> groups = new TreeMap<>(NaiveGroups::compareAll);
    for (Row row : rows) {
      List<@Nullable Object> key = new ArrayList<>();
      for (String name : keys) {
        key.add(row.get(name));
      }
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static int compareAll(List<Object> one, List<Object> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return switch (one) {
      case String text ->
          Arrays.compareUnsigned(text.getBytes(UTF_8), ((String) other).getBytes(UTF_8));
      case Long number -> number.compareTo((Long) other);
      case BigDecimal number -> number.compareTo((BigDecimal) other);
      case Double number -> Double.compare(number + 0.0, (Double) other + 0.0);
      case LocalDate date -> date.compareTo((LocalDate) other);
      default -> throw new IllegalArgumentException("no order of " + one.getClass());
    };
  }

  /** The key that is written of equal keys: the shortest text, and of equally short the least. */
  static @Nullable Object written(List<Row> group, String key) {
    return group.stream()
        .filter(row -> !row.isNull(key))
        .min(
            Comparator.comparingInt((Row row) -> row.text(key).length())
                .thenComparing(row -> row.text(key)))
        .map(row -> row.get(key))
        .orElse(null);
  }

  /** The order of a list, as {@code "n desc nulls last, t"} says it; empty for that of the rows. */
  static Comparator<Row> order(String text) {
    return Arrays.stream(text.split(", "))
        .map(NaiveGroups::orderByOne)
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private static Comparator<Row> orderByOne(String key) {
    String column = key.split(" ")[0];
    int nullSign = key.endsWith("nulls last") ? -1 : 1;
    int sign = key.contains(" desc") ? -1 : 1;
    return (one, other) ->
        (one.isNull(column) || other.isNull(column) ? nullSign : sign)
            * compare(one.get(column), other.get(column));
  }
}
