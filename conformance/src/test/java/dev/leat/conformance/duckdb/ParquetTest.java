package dev.leat.conformance.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads Parquet that DuckDB has written, and has DuckDB read what Leat writes. */
class ParquetTest {

  @TempDir private Path folder;

  private Duck duck;

  @BeforeEach
  void open() throws SQLException {
    duck = new Duck();
  }

  @AfterEach
  void close() throws SQLException {
    duck.close();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** The value of a query that DuckDB writes to a file and Leat reads. */
  private Row written(String query) throws SQLException {
    duck.execute("COPY (%s) TO '%s'".formatted(query, path("duck.parquet")));
    return Dataset.read(path("duck.parquet")).collect().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          (-128)::tinyint                                   | INTEGER  | -128
          200::utinyint                                     | INTEGER  | 200
          -3::smallint                                      | INTEGER  | -3
          65535::usmallint                                  | INTEGER  | 65535
          4294967295::uinteger                              | INTEGER  | 4294967295
          (-9223372036854775808)::bigint                    | INTEGER  | -9223372036854775808
          18446744073709551615::ubigint                     | DECIMAL  | 18446744073709551615
          0.1::float                                        | DOUBLE   | 0.1
          1e300::double                                     | DOUBLE   | 1.0E300
          -0.05::decimal(4,2)                               | DECIMAL  | -0.05
          12345678901.10::decimal(15,2)                     | DECIMAL  | 12345678901.10
          -1.5::decimal(38,10)                              | DECIMAL  | -1.5000000000
          true                                              | BOOLEAN  | true
          'Zoë 😀'                                          | TEXT     | Zoë 😀
          date '1582-10-04'                                 | DATE     | 1582-10-04
          timestamp '2019-01-31 08:00:00.123456'            | DATETIME | 2019-01-31T08:00:00.123456
          '2019-01-31 08:00:00'::timestamp_s                | DATETIME | 2019-01-31T08:00:00
          '2019-01-31 08:00:00.5'::timestamp_ms             | DATETIME | 2019-01-31T08:00:00.500
          '1969-12-31 23:59:59.123456789'::timestamp_ns     | DATETIME | 1969-12-31T23:59:59.123456
          '2019-01-31 08:00:00+01'::timestamptz             | INSTANT  | 2019-01-31T07:00:00Z
          time '08:00:00'                                   | TEXT     | 08:00:00
          '123e4567-e89b-12d3-a456-426614174000'::uuid      | TEXT     | 123e4567-e89b-12d3-a456-426614174000
          [1, null, 3]                                      | LIST     | [1,null,3]
          [['a'], [], null]                                 | LIST     | [["a"],[],null]
          []::integer[]                                     | LIST     | []
          {'x': 1, 'y': [date '2019-01-31'], 'z': null}     | ANY      | {"x":1,"y":["2019-01-31"],"z":null}
          [{'p': 1.5}, {'p': null}, null]                   | LIST     | [{"p":1.5},{"p":null},null]
          map {'k': [1, 2], 'l': null}                      | ANY      | {"k":[1,2],"l":null}
          map {5: true}                                     | ANY      | {"5":true}
          '{"a": 1}'::json                                  | ANY      | {"a": 1}
          null::integer                                     | INTEGER  | null
          null::struct(a integer)                           | ANY      | null
          null::integer[]                                   | LIST     | null
          """)
  void everyTypeOfDuckDbIsRead(String expression, Type type, String value) throws SQLException {
    Row row = written("SELECT %s AS v".formatted(expression));
    assertThat(Dataset.read(path("duck.parquet")).schema().type("v")).isEqualTo(type);
    assertThat(row.toString()).isEqualTo("{v: " + value + "}");
  }

  @Test
  void aTypeThatIsNotKnownIsAnErrorOnlyWhereItIsUsed() throws SQLException {
    assertThatThrownBy(() -> written("SELECT 1 AS a, interval 1 day AS period"))
        .hasMessageContaining("The column \"period\"")
        .hasMessageContaining("INTERVAL");
    assertThat(Dataset.read(path("duck.parquet")).select("a").collect())
        .containsExactly(Row.of("a", 1L));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void manyRowGroupsWithNullsAreReadEqual(int threads) throws SQLException {
    String query =
        "SELECT i AS id, CASE WHEN i % 3 = 0 THEN NULL ELSE 'word ' || (i %% 700) END AS word,"
            + " CASE WHEN i % 5 = 0 THEN NULL ELSE [i, i + 1] END AS pair, i / 8 AS part"
            + " FROM range(20000) t(i)";
    duck.execute(
        "COPY (%s) TO '%s' (ROW_GROUP_SIZE 3000, COMPRESSION gzip)"
            .formatted(query.replace("%%", "%"), path("many.parquet")));
    Dataset read = Dataset.read(path("many.parquet")).on(Engine.local().threads(threads));
    read.write(path("many.csv"));
    assertThat(
            duck.rows(
                "SELECT count(*), sum(id), count(word), count(pair), sum(part),"
                    + " count(DISTINCT word) FROM read_csv('%s')".formatted(path("many.csv"))))
        .isEqualTo(
            duck.rows(
                "SELECT count(*), sum(id), count(word), count(pair), sum(part),"
                    + " count(DISTINCT word) FROM '%s'".formatted(path("many.parquet"))));
    List<Long> ids = new ArrayList<>();
    read.select("id").collect().forEach(row -> ids.add((Long) row.get("id")));
    assertThat(ids).isSorted().hasSize(20_000);
  }

  @Test
  void duckDbReadsOursWithItsTypes() throws SQLException {
    Schema schema =
        Schema.of(
            new Field("t", Type.TEXT),
            new Field("b", Type.BOOLEAN),
            new Field("i", Type.INTEGER),
            new Field("d", Type.DECIMAL),
            new Field("long_d", Type.DECIMAL),
            new Field("x", Type.DOUBLE),
            new Field("day", Type.DATE),
            new Field("at", Type.DATETIME),
            new Field("seen", Type.INSTANT),
            new Field("list", Type.LIST));
    Row row =
        Row.of(
            "t",
            "Zoë",
            "b",
            true,
            "i",
            5L,
            "d",
            new BigDecimal("-1.50"),
            "long_d",
            new BigDecimal("-12345678901234567890.5"),
            "x",
            1.1,
            "day",
            LocalDate.of(2019, 1, 31),
            "at",
            LocalDateTime.of(2019, 1, 31, 8, 0, 0, 1_000),
            "seen",
            Instant.parse("2019-01-31T08:00:00Z"),
            "list",
            List.of(1L, "a"));
    Dataset.of(schema, List.of(row, Row.of("t", null))).write(path("ours.parquet"));

    assertThat(
            duck.rows(
                "SELECT column_type FROM (DESCRIBE FROM '%s')".formatted(path("ours.parquet"))))
        .containsExactly(
            "\"VARCHAR\"",
            "\"BOOLEAN\"",
            "\"BIGINT\"",
            "\"DECIMAL(3,2)\"",
            "\"DECIMAL(21,1)\"",
            "\"DOUBLE\"",
            "\"DATE\"",
            "\"TIMESTAMP\"",
            "\"TIMESTAMP WITH TIME ZONE\"",
            "\"JSON\"");
    assertThat(
            duck.rows(
                "SELECT t, b::varchar, i, d::varchar, long_d::varchar, x::varchar, day::varchar,"
                    + " \"at\"::varchar, epoch_us(seen), list->>1 FROM '%s'"
                        .formatted(path("ours.parquet"))))
        .containsExactly(
            "\"Zoë\" | \"true\" | 5 | \"-1.50\" | \"-12345678901234567890.5\" | \"1.1\" |"
                + " \"2019-01-31\" | \"2019-01-31 08:00:00.000001\" | 1548921600000000 | \"a\"",
            "null | null | null | null | null | null | null | null | null | null");
  }
}
