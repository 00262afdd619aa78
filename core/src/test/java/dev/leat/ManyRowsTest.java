package dev.leat;

import static dev.leat.expr.Aggregate.count;
import static dev.leat.expr.Aggregate.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.DataSize;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.io.Csv;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import dev.leat.run.Settings.Optimiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More rows and larger splits than operators like to hold at once. */
class ManyRowsTest {

  private static final Engine USUAL = Engine.local().threads(2).rejects(RejectPolicy.unlimited());

  /** A batch of seven rows makes a worker empty its groups at 56, and group in vain soon. */
  private static final Engine OVERFLOWING = USUAL.batches(7, DataSize.kilobytes(1));

  @TempDir Path folder;

  record Numbered(long key, long number, String filler) {}

  @Test
  void groupsAreTheSameWhenRowsAreScatteredUngrouped() throws IOException {
    for (long seed = 0; seed < 5; seed++) {
      Path file = folder.resolve("keys" + seed + ".csv");
      Files.write(file, lines(new Random(seed)));
      Dataset groups =
          Dataset.read(file.toString()).groupBy("id", "name").aggregate(count(), sum("amount"));

      assertThat(groups.on(OVERFLOWING).collect()).isEqualTo(groups.on(USUAL).collect());
    }
  }

  @Test
  void firstRowsAreTheSameWhenRowsAreScatteredUngrouped() throws IOException {
    Path file = folder.resolve("keys.csv");
    Files.write(file, lines(new Random(7)));
    Dataset firsts = Dataset.read(file.toString()).distinct("id");

    assertThat(firsts.on(OVERFLOWING).collect()).isEqualTo(firsts.on(USUAL).collect());
  }

  @Test
  void countsBehindAJoinAreTheSameWhereverRowsAreGrouped() throws IOException {
    Path file = folder.resolve("keys.csv");
    Path counts = folder.resolve("counts.csv");
    Files.write(file, lines(new Random(11)));
    Dataset odd =
        Dataset.of(IntStream.range(0, 1_000).mapToObj(i -> new Odd(2 * i + 1, i % 7)).toList());
    Dataset counted =
        Dataset.read(file.toString(), Csv.commas().types(Map.of("id", Type.INTEGER)))
            .join(odd, "id")
            .groupBy("rest", "name")
            .aggregate(count());
    List<String> expected = new ArrayList<>();

    for (Engine engine : List.of(USUAL.optimiser(Optimiser.OFF), USUAL, OVERFLOWING)) {
      Report report = counted.on(engine).write(counts.toString());
      expected.add(
          Files.readString(counts) + report.rejected() + " rejected, " + report.unmatched());
    }

    assertThat(expected.getFirst()).contains(" rejected, ").doesNotContain("\n0 rejected");
    assertThat(expected).containsOnly(expected.getFirst());
  }

  record Odd(long id, long rest) {}

  /** Keys of many texts, some of the same value, and a few that are no integers. */
  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>(List.of("id,name,amount"));
    for (int i = 0; i < 500; i++) {
      lines.add(i + ",a," + i);
    }
    for (int i = 0; i < 20_000; i++) {
      String id = random.nextInt(500) == 0 ? "none" : id(random, random.nextInt(3_000) - 1_000);
      lines.add(id + "," + (char) ('a' + random.nextInt(3)) + "," + random.nextInt());
    }
    return lines;
  }

  private static String id(Random random, int number) {
    return switch (random.nextInt(8)) {
      case 0 -> number + ".0";
      case 1 -> (number < 0 ? "-00" : "00") + Math.abs(number);
      case 2 -> "";
      default -> "" + number;
    };
  }

  @Test
  void aSplitOfManyMegabytesIsSortedWithItsTiesInInputOrder() {
    Random random = new Random(3);
    String filler = "x".repeat(2_000);
    List<Numbered> rows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new Numbered(random.nextInt(50), i, filler))
            .toList();
    List<Row> sorted =
        Dataset.of(rows)
            .sort("key")
            .select("key", "number")
            .on(USUAL.batches(100, DataSize.kilobytes(64)))
            .collect();

    assertThat(sorted.stream().map(row -> row.integer("number")))
        .containsExactlyElementsOf(
            rows.stream()
                .sorted(Comparator.comparingLong(Numbered::key))
                .map(Numbered::number)
                .toList());
  }
}
