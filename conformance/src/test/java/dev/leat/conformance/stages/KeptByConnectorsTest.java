package dev.leat.conformance.stages;

import static dev.leat.stage.CacheFormat.EXCEL;
import static dev.leat.stage.CacheFormat.PARQUET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Dataset;
import dev.leat.Pipeline;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are kept as Parquet and as Excel come back as they were. */
class KeptByConnectorsTest {

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
          Row.of(
              "t",
              "007",
              "b",
              true,
              "i",
              Long.MIN_VALUE,
              "c",
              new BigDecimal("1.25"),
              "f",
              0.1,
              "d",
              LocalDate.of(2024, 2, 29),
              "dt",
              LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000),
              "at",
              Instant.parse("2024-02-29T23:59:59.5Z")),
          Row.of(
              "t",
              " 2024-01-01 \n\"é😀\" ",
              "b",
              false,
              "i",
              5L,
              "c",
              new BigDecimal("-12345678901234.75"),
              "f",
              5.0,
              "d",
              LocalDate.of(1899, 12, 31),
              "dt",
              LocalDateTime.of(2000, 1, 1, 0, 0),
              "at",
              Instant.EPOCH),
          Row.of(
              "t", "true", "b", null, "i", null, "c", null, "f", null, "d", null, "dt", null, "at",
              null));

  private void assertKept(CacheFormat format, Dataset rows) {
    List<Row> given = rows.collect();
    Schema schema = rows.schema();
    for (int run = 0; run < 2; run++) {
      Pipeline pipeline =
          Pipeline.named("kept")
              .stage("rows", format, List.of(), in -> Dataset.of(schema, given))
              .build()
              .cache(folder.resolve("cache"));
      assertThat(pipeline.run("rows").collect()).isEqualTo(given);
      assertThat(pipeline.plan("rows").getLast().action()).isEqualTo(Action.HIT);
      assertThat(pipeline.run("rows").schema().isOpen()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PARQUET", "EXCEL"})
  void everyPlainTypeIsKept(CacheFormat format) {
    assertKept(format, Dataset.of(PLAIN, ROWS));
  }

  @ParameterizedTest
  @EnumSource(names = {"PARQUET", "EXCEL"})
  void everyPlainTypeIsKeptWhereTheSchemaDoesNotSayIt(CacheFormat format) {
    assertKept(format, Dataset.ofRows(ROWS));
  }

  @ParameterizedTest
  @EnumSource(names = {"PARQUET", "EXCEL"})
  void emptyTextIsNotNull(CacheFormat format) {
    Schema one = Schema.of(new Field("t", Type.TEXT), new Field("n", Type.INTEGER));
    assertKept(
        format, Dataset.of(one, List.of(Row.of("t", "", "n", 1L), Row.of("t", null, "n", 2L))));
  }

  @ParameterizedTest
  @EnumSource(names = {"PARQUET", "EXCEL"})
  void noRowsAreKept(CacheFormat format) {
    assertKept(format, Dataset.of(PLAIN, List.of()));
  }

  @Test
  void listsAreKeptAsParquet() {
    Schema lists = Schema.of(new Field("l", Type.LIST), new Field("n", Type.INTEGER));
    assertKept(
        PARQUET,
        Dataset.of(
            lists,
            List.of(Row.of("l", List.of(1L, "x"), "n", 1L), Row.of("l", List.of(), "n", 2L))));
  }

  @Test
  void whatExcelCannotTellApartIsAnError() {
    assertCannotKeep(Row.of("l", List.of(1L)), "gives lists and objects as \"l\", which EXCEL");
    assertCannotKeep(Row.of("l", null), "gives null in all columns of a row, which EXCEL");
  }

  private void assertCannotKeep(Row row, String message) {
    Pipeline pipeline =
        Pipeline.named("kept")
            .stage("rows", EXCEL, List.of(), in -> Dataset.ofRows(List.of(row)))
            .build()
            .cache(folder.resolve("cache"));
    assertThatThrownBy(() -> pipeline.run("rows"))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining(message);
  }
}
