package dev.leat;

import static dev.leat.stage.CacheFormat.CSV;
import static dev.leat.stage.CacheFormat.JSONL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.DataSize;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.stage.CacheFormat;
import dev.leat.stage.StageStatus.Action;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stage gives is what those get that take it, whether or not it was kept. */
class KeptRowsTest {

  @TempDir private Path folder;

  private static final Schema PLAIN =
      Schema.of(
          new Field("t", Type.TEXT),
          new Field("b", Type.BOOLEAN),
          new Field("i", Type.INTEGER),
          new Field("c", Type.DECIMAL),
          new Field("f", Type.DOUBLE),
          new Field("d", Type.DATE),
          new Field("dt", Type.DATETIME),
          new Field("at", Type.INSTANT));

  private static final List<Row> ROWS =
      List.of(
          row(
              "007",
              true,
              Long.MIN_VALUE,
              new BigDecimal("1.50"),
              0.1,
              LocalDate.of(2024, 2, 29),
              LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000),
              Instant.parse("2024-02-29T23:59:59.5Z")),
          row("", false, 0L, new BigDecimal("-12345678901234567890.123"), -0.0, null, null, null),
          row(null, null, null, null, null, null, null, null),
          row("a,\"b\"\r\n\\N 😀 true 5", null, 5L, BigDecimal.TEN, 1e300, null, null, null),
          row("2024-01-01", null, null, BigDecimal.ZERO, Double.NaN, null, null, null),
          row(" x ", null, null, null, Double.NEGATIVE_INFINITY, null, null, null));

  private static Row row(@org.jspecify.annotations.Nullable Object... values) {
    List<@org.jspecify.annotations.Nullable Object> pairs = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      pairs.add(PLAIN.field(i).name());
      pairs.add(values[i]);
    }
    return Row.of(pairs.toArray());
  }

  private Pipeline giving(CacheFormat format, Dataset rows) {
    List<Row> given = rows.collect();
    Schema schema = rows.schema();
    return Pipeline.named("kept")
        .stage("rows", format, List.of(), in -> Dataset.of(schema, given))
        .build()
        .cache(folder.resolve("cache"))
        .on(Engine.local().threads(3).batches(2, DataSize.kilobytes(1)));
  }

  private void assertKept(CacheFormat format, Dataset rows) {
    for (int run = 0; run < 2; run++) {
      Pipeline pipeline = giving(format, rows);
      assertThat(pipeline.run("rows").collect()).isEqualTo(rows.collect());
      assertThat(pipeline.plan("rows").getLast().action()).isEqualTo(Action.HIT);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "JSONL"})
  void everyPlainTypeIsKept(CacheFormat format) {
    assertKept(format, Dataset.of(PLAIN, ROWS));
    assertThat(giving(format, Dataset.of(PLAIN, ROWS)).run("rows").schema()).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "JSONL"})
  void everyPlainTypeIsKeptWhereTheSchemaDoesNotSayIt(CacheFormat format) {
    assertKept(format, Dataset.ofRows(ROWS));
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "JSONL"})
  void rowsOfNothingButNullsAreKept(CacheFormat format) {
    Schema one = Schema.of(new Field("t", Type.TEXT));
    Row missing = Row.of("t", null);
    assertKept(format, Dataset.of(one, List.of(missing, Row.of("t", ""), missing)));
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "JSONL"})
  void noRowsAreKept(CacheFormat format) {
    assertKept(format, Dataset.of(PLAIN, List.of()));
    assertKept(format, Dataset.ofRows(List.of()));
  }

  @Test
  void documentsWithTheirOwnFieldsAreKeptAsJson() {
    assertKept(
        JSONL,
        Dataset.ofRows(
            List.of(
                Row.of("a", 1L, "list", List.of(1L, "x", List.of())),
                Row.of("b", LocalDate.EPOCH, "in", Row.of("c", new BigDecimal("0.10"))),
                Row.of("a", "text", "b", null))));
  }

  @Test
  void whatAFormatCannotTellApartIsAnErrorThatNamesTheColumn() {
    assertCannotKeep(
        JSONL,
        List.of(Row.of("a", LocalDate.EPOCH), Row.of("a", "text")),
        "gives DATE and TEXT in one column as \"a\", which JSON cannot keep");
    assertCannotKeep(
        JSONL,
        List.of(Row.of("a", List.of(LocalDate.EPOCH))),
        "gives DATE inside a list or an object as \"a\", which JSON cannot keep");
    assertCannotKeep(
        CSV, List.of(Row.of("a", List.of(1L))), "gives lists and objects as \"a\", which CSV");
    assertCannotKeep(
        CSV,
        List.of(Row.of("a", 1L, "b", 2L), Row.of("a", 1L)),
        "gives rows with different fields beside [a, b], which CSV cannot keep");
    assertCannotKeep(
        CSV,
        List.of(Row.of("a", 1L), Row.of("a", "x")),
        "gives INTEGER and TEXT in one column as \"a\", which CSV cannot keep");
  }

  private void assertCannotKeep(CacheFormat format, List<Row> rows, String message) {
    Pipeline pipeline = giving(format, Dataset.ofRows(rows));
    assertThatThrownBy(() -> pipeline.run("rows"))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining(message);
    assertThat(Cache.of(pipeline.cache()).list()).isEmpty();
  }
}
