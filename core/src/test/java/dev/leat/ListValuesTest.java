package dev.leat;

import static dev.leat.HardRows.assertGives;
import static dev.leat.HardRows.each;
import static dev.leat.HardRows.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.HardRows.Keys;
import dev.leat.data.DataSize;
import dev.leat.data.Row;
import dev.leat.expr.Aggregate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is collected in lists comes out as it went in, in memory and spilled. */
class ListValuesTest {

  private static final LocalDate DAY = LocalDate.of(2019, 1, 31);

  @TempDir private Path folder;

  /** Expressions, and what they are of a row. */
  private static Map<String, Function<Row, @Nullable Object>> values() {
    Map<String, Function<Row, @Nullable Object>> values = new LinkedHashMap<>();
    for (String name : List.of("t", "n", "c", "f", "b")) {
      values.put(name, row -> row.get(name));
    }
    values.put("split(t, ',')", row -> parts(row));
    values.put("list(n, t, c)", row -> all(row, "n", "t", "c"));
    values.put("object('t', t, 'u', u)", row -> only(row, "t", "u"));
    values.put("object('n', n, 'f', f)", row -> only(row, "n", "f"));
    values.put("object_without_nulls('t', t, 'u', u)", row -> present(only(row, "t", "u")));
    values.put("object_without_nulls('t', t, 'c', c)", row -> present(only(row, "t", "c")));
    values.put(
        "object('a\"\\', u, 'in', object('parts', split(t, ','), 'day', date '2019-01-31'))",
        row -> Row.of("a\"\\", row.get("u"), "in", Row.of("parts", parts(row), "day", DAY)));
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n desc"})
  void valuesOfEveryTypeComeOutAsTheyWentIn(String order) throws IOException {
    Dataset dataset = HardRows.rows(folder, Keys.MANY, HardRows.MANY / 2);
    List<Aggregate> lists = new ArrayList<>();
    values().keySet().forEach(value -> lists.add(list(value, order).as(value)));
    List<Row> expected = new ArrayList<>();
    for (List<Row> group : NaiveGroups.of(dataset.collect(), "k").values()) {
      List<Row> sorted = group.stream().sorted(NaiveGroups.order(order)).toList();
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("k", group.getFirst().get("k"));
      values().forEach((name, value) -> row.put(name, each(sorted, value)));
      expected.add(Row.of(row));
    }

    assertGives(
        folder,
        DataSize.megabytes(6),
        dataset.groupBy("k").aggregate(lists.toArray(Aggregate[]::new)),
        expected);
  }

  private static @Nullable List<String> parts(Row row) {
    return row.isNull("t") ? null : List.of(row.text("t").split(",", -1));
  }

  private static List<@Nullable Object> all(Row row, String... names) {
    List<@Nullable Object> values = new ArrayList<>();
    for (String name : names) {
      values.add(row.get(name));
    }
    return values;
  }

  private static Row only(Row row, String... names) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name : names) {
      fields.put(name, row.get(name));
    }
    return Row.of(fields);
  }

  private static Row present(Row row) {
    return only(row, row.names().stream().filter(n -> !row.isNull(n)).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "i desc"})
  void documentsAreWrittenInListsAsTheyWereRead(String order) throws IOException {
    List<String> values =
        List.of(
            "1",
            "1.50",
            "-0.0e+7",
            "\"B\\u006fb \\\" \\n\"",
            "null",
            "[ ]",
            "{ }",
            "true",
            "[1, [null], {\"a\" : \"]\"}]",
            "{\"a\\\\\":{\"b\" :[\"}\"]}}",
            "\"\"",
            "\"2019-01-31\"");
    StringBuilder text = new StringBuilder();
    Map<String, List<String>> lists = new TreeMap<>();
    for (int i = 0; i < HardRows.MANY; i++) {
      String key = i % 2 == 0 ? "hot" : "k" + i % 500;
      String value = values.get(i * 7919 % values.size());
      text.append("{\"k\":\"%s\",\"i\":%d,\"v\":%s}\n".formatted(key, i, value));
      lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }
    Path file = Files.writeString(folder.resolve("in.jsonl"), text);
    Dataset dataset =
        Dataset.read(file.toString()).groupBy("k").aggregate(list("v", order).as("vs"));

    assertGives(folder, DataSize.megabytes(1), dataset, dataset.collect());
    assertThat(Files.readAllLines(folder.resolve("whole.jsonl")))
        .isEqualTo(lists.entrySet().stream().map(e -> line(e, order)).toList());
  }

  private static String line(Map.Entry<String, List<String>> list, String order) {
    List<String> values = order.isEmpty() ? list.getValue() : list.getValue().reversed();
    return "{\"k\":\"%s\",\"vs\":[%s]}".formatted(list.getKey(), String.join(",", values));
  }

  @Test
  void documentsAndOtherValuesAreInOneList() throws IOException {
    StringBuilder text = new StringBuilder();
    List<Row> rows = new ArrayList<>();
    Map<Long, List<Object>> lists = new TreeMap<>();
    for (long i = 0; i < HardRows.MANY; i++) {
      long key = i % 5 / 4;
      boolean inFile = i / 3000 % 2 == 0;
      Object value = i % 2 == 0 ? "text" : inFile ? List.of(i, "x") : LocalDate.ofEpochDay(i);
      if (inFile) {
        String json = i % 2 == 0 ? "\"text\"" : "[%d, \"x\"]".formatted(i);
        text.append("{\"k\":%d,\"i\":%d,\"v\":%s}\n".formatted(key, i, json));
      } else {
        rows.add(Row.of("k", key, "i", i, "v", value));
      }
      lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }
    Path file = Files.writeString(folder.resolve("in.jsonl"), text);
    Dataset dataset = Dataset.read(file.toString()).union(Dataset.ofRows(rows));

    assertGives(
        folder,
        DataSize.kilobytes(1400),
        dataset.groupBy("k").aggregate(list("v", "i").as("vs")),
        lists.entrySet().stream().map(e -> Row.of("k", e.getKey(), "vs", e.getValue())).toList());
  }
}
