package dev.leat;

import static dev.leat.expr.Aggregate.avg;
import static dev.leat.expr.Aggregate.collect;
import static dev.leat.expr.Aggregate.count;
import static dev.leat.expr.Aggregate.countDistinct;
import static dev.leat.expr.Aggregate.sum;
import static dev.leat.expr.Expr.col;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.DataSize;
import dev.leat.data.Row;
import dev.leat.plan.JoinKind;
import dev.leat.plan.SortKey;
import dev.leat.run.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What does not fit into memory is spilled, and the rows are the same. */
class SpillTest {

  private static final int ROWS = 300_000;

  @TempDir private static Path folder;

  @BeforeAll
  static void writesRows() throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("id,name,region,amount\n");
    for (int i = 0; i < ROWS; i++) {
      int id = random.nextInt(ROWS);
      text.append(id).append(",the name of row number ").append(i).append(',');
      text.append(i % 2 == 0 ? "hot" : "region " + random.nextInt(50)).append(',');
      text.append(random.nextInt(1000)).append('.').append(random.nextInt(10)).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), text, UTF_8);
  }

  private static Dataset rows() {
    return Dataset.read(folder.resolve("rows.csv").toString());
  }

  @Test
  void aSortThatDoesNotFitGivesTheSameBytes() throws IOException {
    assertSameBytes(rows -> rows.sort("id"), 8);
  }

  @Test
  void aSortOfKeysThatAreMostlyEqualIsStable() throws IOException {
    assertSameBytes(rows -> rows.sort("region"), 8);
  }

  @Test
  void aSortOfKeysWithLongCommonStartsGivesTheSameBytes() throws IOException {
    assertSameBytes(rows -> rows.sort(SortKey.descending(col("name"))), 8);
  }

  @Test
  void groupsThatDoNotFitGiveTheSameBytes() throws IOException {
    assertSameBytes(rows -> rows.groupBy("id").aggregate(count(), sum("amount"), avg("amount")), 8);
  }

  @Test
  void statesThatDoNotFitGiveTheSameBytes() throws IOException {
    assertSameBytes(rows -> rows.groupBy("amount").aggregate(countDistinct("id"), count()), 8);
  }

  @Test
  void distinctRowsThatDoNotFitGiveTheSameBytes() throws IOException {
    assertSameBytes(rows -> rows.select("id", "region").distinct(), 8);
  }

  @ParameterizedTest
  @EnumSource(JoinKind.class)
  void aJoinThatDoesNotFitGivesTheSameBytes(JoinKind kind) throws IOException {
    Dataset right = rows().where("amount < 400").select("id", "name", "amount");
    assertSameBytes(
        rows -> rows.select("name", "id").join(right, kind, "id"),
        kind.keepsRightColumns() ? 4 : 2);
  }

  @ParameterizedTest
  @EnumSource(JoinKind.class)
  void oneKeyWithMostOfTheRowsGivesTheSameBytes(JoinKind kind) throws IOException {
    Dataset few = rows().where("amount < 0.5 or name like '%99999'").select("region", "amount");
    Dataset one = few.distinct("region");
    assertSameBytes(
        rows -> one.join(rows.select("region", "id", "name"), kind, "region"),
        kind.keepsRightColumns() ? 6 : 4);
  }

  @Test
  void aSortOfGroupsOfASortGivesTheSameBytes() throws IOException {
    assertSameBytes(
        rows ->
            rows.sort("name")
                .groupBy("id")
                .aggregate(count(), collect("name"))
                .sort(SortKey.descending(col("count"))),
        24);
  }

  @Test
  void rowsCanBePulledFromTheDisk() {
    Dataset sorted = rows().sort("id");
    Engine small = Engine.local().memory(DataSize.megabytes(8)).temporary(folder);

    List<Row> expected = sorted.limit(1000).collect();
    try (Stream<Row> pulled = sorted.on(small).stream()) {
      assertThat(pulled.limit(1000).toList()).isEqualTo(expected);
    }
    assertThat(folder.toFile().list()).containsExactly("rows.csv");
  }

  private static void assertSameBytes(UnaryOperator<Dataset> verbs, int megabytes)
      throws IOException {
    Path expected = folder.resolve("expected.csv");
    Path actual = folder.resolve("actual.csv");
    Dataset dataset = verbs.apply(rows());
    dataset.write(expected.toString());
    for (int threads : new int[] {1, 3}) {
      Engine small =
          Engine.local()
              .threads(threads)
              .memory(DataSize.megabytes(megabytes))
              .batches(1 << 12, DataSize.parse("64KB"))
              .temporary(folder);
      Report report = dataset.on(small).write(actual.toString());

      assertThat(report.spilledBytes()).as("spilled with %d threads", threads).isPositive();
      assertThat(report.peakMemoryBytes()).isLessThanOrEqualTo(megabytes * 1_000_000L * 2);
      assertThat(Files.mismatch(actual, expected)).isEqualTo(-1);
      Files.delete(actual);
    }
    Files.delete(expected);
    assertThat(folder.toFile().list()).containsExactly("rows.csv");
  }
}
