package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Rows;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups are mapped and merged by functions, key by key. */
class GroupsTest {

  @TempDir private Path folder;

  private static final Dataset FILMS =
      Dataset.ofRows(
          List.of(
              Row.of("id", "b", "title", "Brazil"),
              Row.of("id", "a", "title", "Alien"),
              Row.of("id", "b", "title", "Brazil again"),
              Row.of("id", "x", "title", "nobody plays")));

  private static final Dataset CREDITS =
      Dataset.ofRows(
          List.of(
              Row.of("film", "a", "who", "Ripley"),
              Row.of("film", "b", "who", "Lowry"),
              Row.of("film", "a", "who", "Ash"),
              Row.of("film", "z", "who", "nowhere")));

  @Test
  void aGroupIsMappedToRowsInTheOrderOfItsKeysAndOfItsRows() {
    Dataset mapped =
        FILMS
            .groupBy("id")
            .map((key, rows) -> List.of(key.with("titles", titles(rows)).with("n", rows.size())));

    assertThat(mapped.collect())
        .containsExactly(
            Row.of("id", "a", "titles", List.of("Alien"), "n", 1L),
            Row.of("id", "b", "titles", List.of("Brazil", "Brazil again"), "n", 2L),
            Row.of("id", "x", "titles", List.of("nobody plays"), "n", 1L));
  }

  private static List<String> titles(Rows rows) {
    return rows.stream().map(row -> row.text("title")).toList();
  }

  @Test
  void groupsOfTwoSidesMeetAndEitherMayBeEmpty() {
    Dataset merged =
        FILMS
            .groupBy("id")
            .merge(
                CREDITS.groupBy("film"),
                (key, films, credits) ->
                    List.of(key.with("films", films.size()).with("credits", credits.size())));

    assertThat(merged.collect())
        .containsExactly(
            Row.of("id", "a", "films", 1L, "credits", 2L),
            Row.of("id", "b", "films", 2L, "credits", 1L),
            Row.of("id", "x", "films", 1L, "credits", 0L),
            Row.of("id", "z", "films", 0L, "credits", 1L));
  }

  @Test
  void aSideCanBeGoneThroughAgainForEachRowOfTheOther() {
    Dataset pairs =
        FILMS
            .groupBy("id")
            .merge(
                CREDITS.groupBy("film"),
                (key, films, credits) -> {
                  List<Row> rows = new ArrayList<>();
                  for (Row film : films) {
                    for (Row credit : credits) {
                      rows.add(film.with("who", credit.get("who")));
                    }
                  }
                  return rows;
                });

    assertThat(pairs.collect().stream().map(row -> row.text("title") + "-" + row.text("who")))
        .containsExactly("Alien-Ripley", "Alien-Ash", "Brazil-Lowry", "Brazil again-Lowry");
  }

  @Test
  void moreThanTwoSidesAreMerged() {
    Grouped films = FILMS.groupBy("id");
    Dataset merged =
        films.merge(
            List.of(CREDITS.groupBy("film"), FILMS.where("title like 'B%'").groupBy("id")),
            (key, sides) -> List.of(key.with("sizes", sides.stream().map(Rows::size).toList())));

    assertThat(merged.collect().stream().map(row -> row.get("id") + " " + row.get("sizes")))
        .containsExactly("a [1, 2, 0]", "b [2, 1, 2]", "x [1, 0, 0]", "z [0, 1, 0]");
  }

  @Test
  void theReportCountsWhatIsOnOneSideOnly() throws IOException {
    Dataset merged =
        FILMS.groupBy("id").merge(CREDITS.groupBy("film"), (key, a, b) -> List.of(key));

    Report report = merged.write(folder.resolve("out.csv").toString());

    assertThat(report.operators().stream().map(Report.OperatorReport::note))
        .contains("1 keys with 1 rows are only in input 1, 1 keys with 1 rows are only in input 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void keysMayHoldAnything(int threads) {
    List<Object> keys =
        Arrays.asList(
            "a_b",
            "a/b",
            "",
            "\uD83D\uDE00",
            "_",
            "a",
            7L,
            7,
            -3L,
            new BigDecimal("7.0"),
            "7",
            null,
            "a\u0000b",
            "a\u0001",
            true,
            1.5,
            List.of("x", "y"),
            1L << 60);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(Row.of("k", keys.get(i % keys.size()), "i", i));
    }
    Dataset counted =
        Dataset.ofRows(rows)
            .on(Engine.local().threads(threads).batches(7, DataSize.parse("1KB")))
            .groupBy(row -> row.get("k"))
            .map((key, group) -> List.of(key.with("n", group.size())));

    List<Row> groups = counted.collect();

    assertThat(groups).hasSize(keys.size() - 2);
    assertThat(groups.stream().mapToLong(row -> row.integer("n")).sum()).isEqualTo(1000);
    assertThat(groups.getFirst().get("key")).isNull();
    assertThat(groups.get(1).get("key")).isEqualTo(-3L);
  }

  @Test
  void keysOfSeveralColumnsAndOfDifferentTypesMeet() {
    record Left(long a, String b) {}
    record Right(String x, String y) {}
    Dataset left = Dataset.of(List.of(new Left(7, "u"), new Left(10, "v")));
    Dataset right = Dataset.of(List.of(new Right("10", "v"), new Right("9", "w")));

    Dataset merged =
        left.groupBy("a", "b")
            .merge(
                right.groupBy("x", "y"),
                (key, l, r) -> List.of(key.with("n", l.size() + r.size())));

    assertThat(merged.collect().stream().map(Row::toString))
        .containsExactly("{a: 10, b: v, n: 2}", "{a: 7, b: u, n: 1}", "{a: 9, b: w, n: 1}");
  }

  @Test
  void aFunctionThatThrowsRejectsTheKey() {
    Dataset failing =
        FILMS.groupBy("id").map((key, rows) -> List.of(Row.of("n", rows.first().integer("title"))));

    assertThatThrownBy(failing::collect)
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.REJECTS))
        .hasMessageContaining("\"Alien\" is not of type INTEGER");
    assertThat(failing.on(Engine.local().rejects(RejectPolicy.unlimited())).collect()).isEmpty();
  }

  @Test
  void anEmptyDatasetHasNoGroups() {
    assertThat(Dataset.ofRows(List.of()).groupBy("id").map((key, rows) -> rows).collect())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  @SuppressWarnings("StreamToIterable") // the rows of a key are asked for once
  void aGroupThatIsLargerThanTheMemoryIsReadFromTheDisk(int threads) throws IOException {
    Path input = folder.resolve("in.csv");
    Files.writeString(
        input,
        IntStream.range(0, 400_000)
            .mapToObj(i -> (i % 2 == 0 ? "hot" : "k" + i % 1000) + ",the value of row " + i + "\n")
            .collect(java.util.stream.Collectors.joining("", "k,v\n", "")));
    Dataset rows = Dataset.read(input.toString());
    Dataset twice =
        rows.groupBy("k")
            .merge(
                rows.distinct("k").groupBy("k"),
                (key, all, one) -> {
                  Object first = one.first().get("v");
                  return () ->
                      Stream.concat(all.stream(), all.stream())
                          .map(row -> row.with("one", first))
                          .iterator();
                });
    Path expected = folder.resolve("expected.csv");
    Path actual = folder.resolve("actual.csv");
    twice.write(expected.toString());

    Report report =
        twice
            .on(Engine.local().threads(threads).memory(DataSize.megabytes(8)).temporary(folder))
            .write(actual.toString());

    assertThat(report.rowsOut()).isEqualTo(800_000);
    assertThat(report.operators().stream().map(Report.OperatorReport::note))
        .anyMatch(note -> note.contains("{k: hot}, with 200001 rows, were read from the disk"));
    assertThat(Files.mismatch(actual, expected)).isEqualTo(-1);
    assertThat(folder.toFile().list()).hasSize(3);
  }
}
