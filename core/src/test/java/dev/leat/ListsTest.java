package dev.leat;

import static dev.leat.HardRows.all;
import static dev.leat.HardRows.assertGives;
import static dev.leat.HardRows.list;
import static dev.leat.expr.Aggregate.avg;
import static dev.leat.expr.Aggregate.collect;
import static dev.leat.expr.Aggregate.count;
import static dev.leat.expr.Aggregate.countDistinct;
import static dev.leat.expr.Aggregate.first;
import static dev.leat.expr.Aggregate.last;
import static dev.leat.expr.Aggregate.max;
import static dev.leat.expr.Aggregate.min;
import static dev.leat.expr.Aggregate.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.HardRows.Keys;
import dev.leat.data.DataSize;
import dev.leat.data.Row;
import dev.leat.expr.Aggregate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of the values of groups are those that plain collections give, in memory and spilled. */
class ListsTest {

  private static final List<String> ORDERS =
      List.of("", "n", "n desc", "c desc nulls last, t", "c nulls last, n desc", "f desc, t desc");

  private static final DataSize MEMORY = DataSize.megabytes(4);

  private static final String LONG = "a text that is only counted ".repeat(4);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void listsAreThoseOfPlainCollections(Keys keys) throws IOException {
    Dataset dataset = HardRows.rows(folder, keys, HardRows.MANY);
    List<Row> rows = dataset.collect();

    for (String order : ORDERS) {
      List<Row> expected = new ArrayList<>();
      for (List<Row> group : NaiveGroups.of(rows, "k").values()) {
        List<Row> sorted = group.stream().sorted(NaiveGroups.order(order)).toList();
        expected.add(
            Row.of(
                "k",
                NaiveGroups.written(group, "k"),
                "ts",
                all(sorted, "t"),
                "ns",
                all(sorted, "n")));
      }
      assertGives(
          folder,
          MEMORY,
          dataset.groupBy("k").aggregate(list("t", order).as("ts"), list("n", order).as("ns")),
          expected);
    }
  }

  @Test
  void listsOfCompoundKeysAreThoseOfPlainCollections() throws IOException {
    Dataset dataset = HardRows.rows(folder, Keys.FEW_BYTES, HardRows.MANY);
    List<Row> expected = new ArrayList<>();
    NaiveGroups.of(dataset.collect(), "k", "c", "f")
        .forEach((key, group) ->
            expected.add(
                Row.of(
                    "k", key.getFirst(),
                    "c", NaiveGroups.written(group, "c"),
                    "f", NaiveGroups.written(group, "f"),
                    "ts", all(group, "t"))));

    assertGives(
        folder, MEMORY, dataset.groupBy("k", "c", "f").aggregate(collect("t").as("ts")), expected);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void listsOfAnyKeysHaveTheKeysThatCountsHave(boolean unnested) throws IOException {
    List<String> keys =
        List.of(
            "1",
            "1.0",
            "1e0",
            "\"1\"",
            "\"a\"",
            "\"\\u0061\"",
            "[1]",
            "[ 1.0 ]",
            "{\"a\":1}",
            "{\"a\" : 1.00}",
            "null",
            "true",
            "\"true\"",
            "1.5",
            "-2",
            "\"\"",
            "{}",
            "[]");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < HardRows.MANY; i++) {
      String key = keys.get(i * 7 % keys.size());
      text.append(
          "{\"i\":%d,\"t\":\"%s\",\"k\":%s}\n"
              .formatted(i, LONG, unnested ? "[" + key + "]" : key));
    }
    Dataset read = Dataset.read(Files.writeString(folder.resolve("in.jsonl"), text).toString());
    Dataset dataset = unnested ? read.select("i", "t", "k").unnest("k") : read;
    List<Row> counts = dataset.groupBy("k").aggregate(count("t").as("count")).collect();

    Dataset lists = dataset.groupBy("k").aggregate(collect("i").as("is"), count("t").as("count"));
    List<Row> rows = lists.collect();
    assertThat(rows.stream().map(row -> row.without("is")).toList()).isEqualTo(counts);
    assertThat(rows).allMatch(row -> ((List<?>) row.get("is")).size() == row.integer("count"));
    assertGives(folder, DataSize.kilobytes(1500), lists, rows);
  }

  @Test
  void aKeyOfHalfTheRowsHasOtherAggregatesToo() throws IOException {
    Dataset dataset = HardRows.rows(folder, Keys.MANY, HardRows.MANY);
    List<Row> expected = new ArrayList<>();
    for (List<Row> group : NaiveGroups.of(dataset.collect(), "h").values()) {
      Row firsts = Row.of("first", group.getFirst().get("t"), "last", group.getLast().get("t"));
      expected.add(plus(plus(ofAnyOrder(group, ""), firsts), extremes(group)));
    }

    List<Aggregate> aggregates = new ArrayList<>(ofAnyOrder(""));
    aggregates.addAll(List.of(first("t").as("first"), last("t").as("last")));
    aggregates.addAll(List.of(min("n").as("min"), max("n").as("max")));
    assertGives(
        folder,
        MEMORY,
        dataset.groupBy("h").aggregate(aggregates.toArray(Aggregate[]::new)),
        expected);
  }

  @Test
  void listsInAnOrderHaveOtherAggregatesToo() throws IOException {
    Dataset dataset = HardRows.rows(folder, Keys.MANY, HardRows.MANY);
    List<Row> expected = new ArrayList<>();
    for (List<Row> group : NaiveGroups.of(dataset.collect(), "h").values()) {
      expected.add(ofAnyOrder(group, "c desc"));
    }

    assertGives(
        folder,
        MEMORY,
        dataset.groupBy("h").aggregate(ofAnyOrder("c desc").toArray(Aggregate[]::new)),
        expected);
  }

  private static List<Aggregate> ofAnyOrder(String order) {
    return List.of(
        list("n", order).as("ns"),
        count(),
        count("t").as("counted"),
        sum("n").as("sum"),
        countDistinct("n").as("distinct"),
        avg("n").as("avg"));
  }

  private static Row ofAnyOrder(List<Row> group, String order) {
    List<Long> numbers = group.stream().map(row -> row.integer("n")).toList();
    long sum = numbers.stream().mapToLong(n -> n).sum();
    return Row.of(
        "h", group.getFirst().get("h"),
        "ns", all(group.stream().sorted(NaiveGroups.order(order)).toList(), "n"),
        "count", group.size(),
        "counted", group.stream().filter(row -> !row.isNull("t")).count(),
        "sum", sum,
        "distinct", numbers.stream().distinct().count(),
        "avg", (double) sum / numbers.size());
  }

  private static Row extremes(List<Row> group) {
    List<Long> numbers = group.stream().map(row -> row.integer("n")).sorted().toList();
    return Row.of("min", numbers.getFirst(), "max", numbers.getLast());
  }

  private static Row plus(Row row, Row more) {
    Row all = row;
    for (String name : more.names()) {
      all = all.with(name, more.get(name));
    }
    return all;
  }

  @Test
  void ofNoRowsThereAreNoLists() throws IOException {
    Dataset dataset = HardRows.rows(folder, Keys.DECIMALS, 0);

    assertThat(dataset.groupBy("k").aggregate(collect("t")).collect()).isEmpty();
    assertThat(dataset.groupBy("k", "h").aggregate(list("t", "n desc"), count()).collect())
        .isEmpty();
    assertThat(dataset.aggregate(collect("t")).collect())
        .containsExactly(Row.of("collect_t", List.of()));
  }
}
