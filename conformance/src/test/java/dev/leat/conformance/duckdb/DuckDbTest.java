package dev.leat.conformance.duckdb;

import static dev.leat.expr.Aggregate.avg;
import static dev.leat.expr.Aggregate.collect;
import static dev.leat.expr.Aggregate.count;
import static dev.leat.expr.Aggregate.countDistinct;
import static dev.leat.expr.Aggregate.first;
import static dev.leat.expr.Aggregate.last;
import static dev.leat.expr.Aggregate.max;
import static dev.leat.expr.Aggregate.min;
import static dev.leat.expr.Aggregate.sum;
import static dev.leat.expr.Expr.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.Dataset;
import dev.leat.conformance.Lines;
import dev.leat.conformance.random.Dice;
import dev.leat.conformance.random.RandomTables;
import dev.leat.conformance.random.Table;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.io.Csv;
import dev.leat.io.Header;
import dev.leat.plan.JoinKind;
import dev.leat.plan.SortKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares every verb with DuckDB, and the expressions that both write alike.
 *
 * <p>What the two mean differently on purpose is listed in the README of this module.
 */
class DuckDbTest {

  private static final List<String> NAMES =
      List.of("k", "word", "amount", "ratio", "day", "moment", "flag");

  /** An expression of Leat, and how DuckDB asks for the same values. */
  record Pair(String leat, String duck) {
    static Pair of(String line) {
      String[] parts = line.split(" => ");
      return new Pair(parts[0], parts[parts.length - 1]);
    }
  }

  static Stream<Pair> expressions() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/duckdb/expressions.txt")).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(Pair::of);
  }

  @TempDir private static Path folder;

  private static Duck duck;
  private static Dataset events;
  private static Dataset labels;

  @BeforeAll
  static void readTheSameFiles() throws Exception {
    duck = new Duck();
    RandomTables tables = new RandomTables(new Dice(Long.getLong("leat.seed", 1)));
    events = table("events", numbered(tables.table(NAMES, 2_000)));
    labels = table("labels", tables.table(List.of("k", "flag", "word"), 12));
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private static Dataset table(String name, Table table) throws Exception {
    Path file = Files.writeString(folder.resolve(name + ".csv"), table.toCsv());
    Map<String, Type> types = new LinkedHashMap<>();
    table.names().forEach(n -> types.put(n, RandomTables.TYPES.getOrDefault(n, Type.INTEGER)));
    duck.table(name, file, types);
    Csv csv = Csv.commas().quote('"').noEscape().header(Header.PRESENT).types(types);
    return Dataset.read(file.toString(), csv);
  }

  /** The table with a first column that numbers its lines. */
  private static Table numbered(Table table) {
    List<String> names = new ArrayList<>(List.of("seq"));
    names.addAll(table.names());
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < table.lines().size(); i++) {
      List<String> line = new ArrayList<>(List.of(String.valueOf(i)));
      line.addAll(table.lines().get(i));
      lines.add(line);
    }
    return new Table(names, lines);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expressions")
  void expressionGivesTheSameValues(Pair pair) throws SQLException {
    assertSame(
        "SELECT seq, " + pair.duck() + " AS x FROM events ORDER BY seq",
        events.with("x", pair.leat()).select("seq", "x"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expressions")
  void conditionKeepsTheSameRows(Pair pair) throws SQLException {
    String condition = "(%s) is not null and seq %% 3 = 1";
    assertSame(
        "SELECT seq FROM events WHERE " + condition.formatted(pair.duck()) + " ORDER BY seq",
        events.where(condition.formatted(pair.leat())).select("seq"));
  }

  @Test
  void groupsHaveTheSameAggregates() throws SQLException {
    assertSame(
        """
        SELECT k, flag, count(*), count(word), sum(k), sum(amount), avg(k), avg(ratio), min(word),
          max(word), min(day), max(moment), count(DISTINCT word), count(DISTINCT amount)
        FROM events GROUP BY k, flag ORDER BY k NULLS FIRST, flag NULLS FIRST
        """,
        events
            .groupBy("k", "flag")
            .aggregate(
                count(),
                count("word"),
                sum("k"),
                sum("amount"),
                avg("k"),
                avg("ratio"),
                min("word"),
                max("word"),
                min("day"),
                max("moment"),
                countDistinct("word"),
                countDistinct("amount")));
  }

  @Test
  void groupsKnowTheOrderOfTheirRows() throws SQLException {
    assertSame(
        """
        SELECT word, first(day ORDER BY seq), last(day ORDER BY seq),
          list(seq ORDER BY seq)
        FROM events GROUP BY word ORDER BY word NULLS FIRST
        """,
        events.groupBy("word").aggregate(first("day"), last("day"), collect("seq")));
  }

  @Test
  void listsAreCollectedInTheSameOrder() throws SQLException {
    assertSame(
        """
        SELECT k, list(seq ORDER BY word DESC NULLS LAST, amount NULLS FIRST, seq),
          list(day ORDER BY ratio NULLS FIRST, seq)
        FROM events GROUP BY k ORDER BY k NULLS FIRST
        """,
        events
            .groupBy("k")
            .aggregate(
                collect("seq").orderBy("word desc nulls last", "amount"),
                collect("day").orderBy("ratio").as("days")));
  }

  @Test
  void unnestedListsAreTheSameRows() throws SQLException {
    assertSame(
        """
        SELECT seq, part, k FROM (SELECT seq, unnest(string_split(word, 'a')) AS part, k,
          generate_subscripts(string_split(word, 'a'), 1) AS i FROM events) ORDER BY seq, i
        """,
        events.with("part", "split(word, 'a')").unnest("part").select("seq", "part", "k"));
  }

  @Test
  void keysOfDecimalsAreEqualWhenTheNumbersAre() throws SQLException {
    assertSame(
        "SELECT amount, count(*) FROM events GROUP BY amount ORDER BY amount NULLS FIRST",
        events.groupBy("amount").count());
  }

  @Test
  void distinctKeepsTheFirstRows() throws SQLException {
    assertSame(
        """
        SELECT seq, k, flag FROM (SELECT DISTINCT ON (k, flag) * FROM events
          ORDER BY k, flag, seq) ORDER BY seq
        """,
        events.distinct("k", "flag").select("seq", "k", "flag"));
    assertSame(
        "SELECT DISTINCT k, flag, word FROM events ORDER BY ALL NULLS FIRST",
        events.select("k", "flag", "word").distinct().sort("k", "flag", "word"));
  }

  static Stream<Joined> joins() {
    return Stream.of(
        new Joined("JOIN", JoinKind.INNER),
        new Joined("LEFT JOIN", JoinKind.LEFT),
        new Joined("RIGHT JOIN", JoinKind.RIGHT),
        new Joined("FULL JOIN", JoinKind.FULL));
  }

  /** What DuckDB calls a join. */
  record Joined(String sql, JoinKind kind) {}

  @ParameterizedTest
  @MethodSource("joins")
  void joinsPairTheSameRows(Joined join) throws SQLException {
    assertSameInAnyOrder(
        "SELECT k, seq, e.word, l.word FROM events e " + join.sql() + " labels l USING (k)",
        events.select("k", "seq", "word").join(labels.select("k", "word"), join.kind(), "k"));
    assertSameInAnyOrder(
        "SELECT k, flag, seq, l.word FROM events e " + join.sql() + " labels l USING (k, flag)",
        events.select("k", "flag", "seq").join(labels, join.kind(), "k", "flag"));
  }

  @Test
  void semiAndAntiJoinsKeepTheSameRows() throws SQLException {
    assertSame(
        "SELECT seq FROM events SEMI JOIN labels USING (k) ORDER BY seq",
        events.join(labels, JoinKind.SEMI, "k").select("seq"));
    assertSame(
        "SELECT seq FROM events ANTI JOIN labels USING (k) ORDER BY seq",
        events.join(labels, JoinKind.ANTI, "k").select("seq"));
  }

  @Test
  void unionMatchesColumnsByName() throws SQLException {
    assertSameInAnyOrder(
        "SELECT k, word FROM events UNION ALL BY NAME SELECT word, k FROM labels",
        events.select("k", "word").union(labels.select("word", "k")));
  }

  @Test
  void sortPutsNullsWhereTheyAreAsked() throws SQLException {
    assertSame(
        """
        SELECT seq FROM events ORDER BY word NULLS FIRST, amount DESC NULLS FIRST,
          day NULLS LAST, seq
        """,
        events
            .sort(
                SortKey.ascending(col("word")),
                SortKey.descending(col("amount")),
                SortKey.ascending(col("day")).nullsLast())
            .select("seq"));
  }

  @Test
  void sortIsStable() throws SQLException {
    assertSame(
        "SELECT seq FROM events ORDER BY k DESC NULLS LAST, seq",
        events.sort(SortKey.descending(col("k")).nullsLast()).select("seq"));
  }

  @Test
  void limitAndSkipCountTheSameRows() throws SQLException {
    assertSame(
        "SELECT seq FROM events ORDER BY seq LIMIT 17 OFFSET 90",
        events.skip(90).limit(17).select("seq"));
    assertSame(
        "SELECT seq FROM events WHERE k > 1 ORDER BY ratio NULLS FIRST, seq LIMIT 10",
        events.where("k > 1").sort("ratio").limit(10).select("seq"));
  }

  private static void assertSame(String sql, Dataset dataset) throws SQLException {
    assertThat(Lines.difference(duck.rows(sql), texts(dataset))).as(sql).isEmpty();
  }

  private static void assertSameInAnyOrder(String sql, Dataset dataset) throws SQLException {
    List<String> expected = duck.rows(sql).stream().sorted().toList();
    List<String> actual = texts(dataset).stream().sorted().toList();
    assertThat(Lines.difference(expected, actual)).as(sql).isEmpty();
  }

  private static List<String> texts(Dataset dataset) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (Row row : dataset.collect()) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(Canonical.text(row.get(i)));
      }
      rows.add(String.join(" | ", values));
    }
    return List.copyOf(rows);
  }
}
