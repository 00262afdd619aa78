package dev.leat;

import static dev.leat.expr.Aggregate.collect;
import static dev.leat.expr.Aggregate.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.DataSize;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Csv;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that become rows, and rows that become lists in an order. */
class UnnestTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("id", Type.INTEGER), new Field("tags", Type.LIST), new Field("n", Type.TEXT));

  private static final List<Row> ROWS =
      List.of(
          Row.of("id", 1, "tags", List.of("a", "b"), "n", "x"),
          Row.of("id", 2, "tags", List.of(), "n", "y"),
          Row.of("id", 3, "tags", null, "n", "z"),
          Row.of("id", 4, "tags", Collections.singletonList(null), "n", null));

  @TempDir private Path folder;

  @Test
  void eachValueOfAListIsARowInItsPlace() {
    assertThat(Dataset.of(SCHEMA, ROWS).unnest("tags", "tag").collect())
        .containsExactly(
            Row.of("id", 1, "tag", "a", "n", "x"),
            Row.of("id", 1, "tag", "b", "n", "x"),
            Row.of("id", 4, "tag", null, "n", null));
  }

  @Test
  void rowsOfAnyFieldsAreUnnestedAlike() {
    assertThat(Dataset.of(Schema.open(), ROWS).unnest("tags").collect())
        .containsExactly(
            Row.of("id", 1, "tags", "a", "n", "x"),
            Row.of("id", 1, "tags", "b", "n", "x"),
            Row.of("id", 4, "tags", null, "n", null));
  }

  @Test
  void rowsWithoutAValueAreCountedAsFiltered() {
    String out = folder.resolve("out.csv").toString();

    for (Schema schema : List.of(SCHEMA, Schema.open())) {
      Report report = Dataset.of(schema, ROWS).unnest("tags").select("id", "tags").write(out);
      assertThat(report.filtered()).isEqualTo(2);
      assertThat(report.rowsOut()).isEqualTo(3);
    }
  }

  @Test
  void aValueThatIsNoListIsRejected() {
    Schema any = Schema.of(new Field("v", Type.ANY));
    List<Row> rows = List.of(Row.of("v", List.of(1)), Row.of("v", "text"), Row.of("v", 7));

    Report report =
        Dataset.of(any, rows)
            .on(Engine.local().rejects(RejectPolicy.unlimited()))
            .unnest("v")
            .write(folder.resolve("out.csv").toString());

    assertThat(report.rowsOut()).isEqualTo(1);
    assertThat(report.rejects())
        .extracting(reject -> reject.reason())
        .containsExactly("\"text\" is not a LIST", "\"7\" is not a LIST");
  }

  @Test
  void aColumnThatHoldsNoListIsRefused() {
    Dataset rows = Dataset.of(SCHEMA, ROWS);

    assertThatThrownBy(() -> rows.unnest("n"))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            "The column \"n\" is of type TEXT (expected: LIST). Make a list of it, such as"
                + " split(n, ',').");
    assertThatThrownBy(() -> rows.unnest("tag"))
        .hasMessageContaining("There is no column \"tag\". Did you mean \"tags\"?");
    assertThatThrownBy(() -> rows.unnest("tags", "id")).isInstanceOf(LeatException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8192})
  void listsLongerThanABatchAreWhole(int batchRows) {
    List<Integer> numbers = IntStream.range(0, 20_000).boxed().toList();
    Schema schema = Schema.of(new Field("k", Type.INTEGER), new Field("numbers", Type.LIST));
    List<Row> rows =
        List.of(
            Row.of("k", 1, "numbers", numbers.subList(0, 8192)),
            Row.of("k", 2, "numbers", numbers),
            Row.of("k", 3, "numbers", numbers.subList(0, 1)));

    List<Row> unnested =
        Dataset.of(schema, rows)
            .on(Engine.local().batches(batchRows, DataSize.megabytes(1)))
            .unnest("numbers")
            .groupBy("k")
            .aggregate(count(), collect("numbers"))
            .collect();

    assertThat(unnested)
        .extracting(row -> row.integer("count"))
        .containsExactly(8192L, 20_000L, 1L);
    assertThat(unnested.get(1).get("collect_numbers"))
        .isEqualTo(numbers.stream().map(Integer::longValue).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void listsAreCollectedInTheirOrder(int threads) throws IOException {
    Path file = folder.resolve("in.csv");
    StringBuilder text = new StringBuilder("k,year,title\n");
    for (int i = 0; i < 5000; i++) {
      text.append("%d,%s,t%d\n".formatted(i % 3, i % 7 == 0 ? "" : 2000 + i * 31 % 5, i));
    }
    Files.writeString(file, text);

    List<Row> rows =
        Dataset.read(file.toString(), Csv.commas())
            .on(Engine.local().threads(threads).batches(100, new DataSize(100)))
            .groupBy("k")
            .aggregate(
                collect("year").orderBy("year desc nulls last").as("years"),
                collect("title").orderBy("year desc nulls last", "length(title)").as("titles"),
                collect("title"))
            .collect();

    List<String> inFile = text.toString().lines().filter(line -> line.startsWith("0,")).toList();
    List<String> expected =
        inFile.stream()
            .sorted(
                Comparator.comparing(UnnestTest::year)
                    .reversed()
                    .thenComparingInt(line -> title(line).length()))
            .map(UnnestTest::title)
            .toList();
    assertThat(rows.getFirst().get("titles")).isEqualTo(expected);
    assertThat(rows.getFirst().get("collect_title"))
        .isEqualTo(inFile.stream().map(UnnestTest::title).toList());
    assertThat((List<?>) rows.getFirst().get("years")).last().isNull();
  }

  private static String year(String line) {
    return line.split(",")[1];
  }

  private static String title(String line) {
    return line.split(",")[2];
  }

  @Test
  void aRowWhoseOrderIsNotKnownIsRejected() {
    Schema schema = Schema.of(new Field("v", Type.TEXT));
    List<Row> rows = List.of(Row.of("v", "2"), Row.of("v", "x"), Row.of("v", "10"));

    assertThat(
            Dataset.of(schema, rows)
                .on(Engine.local().rejects(RejectPolicy.unlimited()))
                .aggregate(collect("v").orderBy("cast(v as integer) desc"))
                .collect())
        .containsExactly(Row.of("collect_v", Arrays.asList("10", "2")));
  }
}
