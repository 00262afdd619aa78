package dev.leat.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.data.DataSize;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Excel;
import dev.leat.io.Header;
import dev.leat.run.RejectPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back, as far as a workbook can hold it. */
class ExcelRoundTripTest {

  private static final Schema TYPES =
      Schema.of(
          new Field("text", Type.TEXT),
          new Field("boolean", Type.BOOLEAN),
          new Field("integer", Type.INTEGER),
          new Field("decimal", Type.DECIMAL),
          new Field("date", Type.DATE),
          new Field("datetime", Type.DATETIME));

  @TempDir private Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private Dataset again(Schema schema, List<Row> rows) {
    Dataset.of(schema, rows).write(path("again.xlsx"));
    return Dataset.read(path("again.xlsx"));
  }

  private static List<String> shown(List<Row> rows) {
    return rows.stream().map(Row::toString).toList();
  }

  private static Row row(
      String text, Boolean flag, Long number, String decimal, LocalDate day, LocalDateTime time) {
    return Row.of(
        "text",
        text,
        "boolean",
        flag,
        "integer",
        number,
        "decimal",
        decimal == null ? null : new BigDecimal(decimal),
        "date",
        day,
        "datetime",
        time);
  }

  private static List<Row> rows() {
    return List.of(
        row(
            "007",
            true,
            5L,
            "1.50",
            LocalDate.of(2019, 1, 31),
            LocalDateTime.of(2019, 1, 31, 8, 0, 0, 123_000_000)),
        row(
            "",
            false,
            -9007199254740992L,
            "-0.000001",
            LocalDate.of(1900, 3, 1),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000)),
        row(" <&\"> Zoë 😀 _x0041_ \u0001 \r\n\t", null, null, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void valuesComeBackWithTheirTypes(int threads) {
    Engine engine = Engine.local().threads(threads).batches(1, DataSize.parse("16B"));
    Dataset.of(TYPES, rows()).on(engine).write(path("x.xlsx"));
    Dataset read = Dataset.read(path("x.xlsx")).on(engine);
    assertThat(read.schema()).isEqualTo(TYPES);
    assertThat(shown(read.collect())).isEqualTo(shown(rows()));
  }

  @Test
  void whatExcelWouldNotKeepIsWrittenAsText() {
    Schema schema =
        Schema.of(
            new Field("i", Type.INTEGER),
            new Field("d", Type.DECIMAL),
            new Field("day", Type.DATE),
            new Field("at", Type.DATETIME),
            new Field("seen", Type.INSTANT),
            new Field("list", Type.LIST));
    Row row =
        Row.of(
            "i",
            9007199254740993L,
            "d",
            new BigDecimal("1234567890.123456"),
            "day",
            LocalDate.of(1899, 12, 31),
            "at",
            LocalDateTime.of(2019, 1, 31, 8, 0, 0, 1_000),
            "seen",
            Instant.parse("2019-01-31T08:00:00Z"),
            "list",
            List.of(1L, "a"));
    Dataset read = again(schema, List.of(row));
    assertThat(read.schema().fields()).allMatch(field -> field.type() == Type.TEXT);
    assertThat(shown(read.collect()))
        .containsExactly(
            "{i: 9007199254740993, d: 1234567890.123456, day: 1899-12-31,"
                + " at: 2019-01-31T08:00:00.000001, seen: 2019-01-31T08:00:00Z, list: [1,\"a\"]}");
    Dataset typed =
        Dataset.read(
            path("again.xlsx"), Excel.defaults().type("i", Type.INTEGER).type("day", Type.DATE));
    assertThat(typed.where("i > 0 and day < date '1900-01-01'").count()).isEqualTo(1);
  }

  @Test
  void doublesComeBackAsTheSameNumbers() {
    Schema schema = Schema.of(new Field("x", Type.DOUBLE));
    double[] numbers = {0.1, 0.30000000000000004, 1e300, -2.5e-300, 1e15, 123456789.125, 0.0};
    List<Row> rows = new ArrayList<>();
    for (double number : numbers) {
      rows.add(Row.of("x", number));
    }
    again(schema, rows);
    List<Row> read =
        Dataset.read(path("again.xlsx"), Excel.defaults().type("x", Type.DOUBLE)).collect();
    for (int i = 0; i < numbers.length; i++) {
      assertThat(read.get(i).get("x")).isEqualTo(numbers[i]);
    }
  }

  @Test
  void aTableWithoutRowsKeepsItsColumns() {
    Dataset read = again(TYPES, List.of());
    assertThat(read.schema().names()).isEqualTo(TYPES.names());
    assertThat(read.collect()).isEmpty();
  }

  @Test
  void aRowOfNullsIsStillARow() {
    Dataset read =
        again(
            Schema.of(new Field("a", Type.TEXT), new Field("b", Type.TEXT)),
            List.of(Row.of("a", null, "b", null), Row.of("a", "x", "b", null)));
    assertThat(shown(read.collect())).containsExactly("{a: , b: null}", "{a: x, b: null}");
  }

  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    Path csv = folder.resolve("rows.csv");
    Files.writeString(csv, "id,day,word\n" + "7,2019-01-31,\"a \"\"b\"\"\"\n".repeat(5_000));
    List<byte[]> files = new ArrayList<>();
    for (int threads : new int[] {1, 2, 8}) {
      String file = path(threads + ".xlsx");
      Engine engine = Engine.local().threads(threads).batches(10 * threads, DataSize.parse("1KB"));
      Dataset.read(csv.toString()).on(engine).write(file);
      files.add(Files.readAllBytes(Path.of(file)));
    }
    assertThat(files).allSatisfy(bytes -> assertThat(bytes).isEqualTo(files.getFirst()));
    Dataset read = Dataset.read(path("8.xlsx")).on(Engine.local().threads(4));
    assertThat(read.where("day = date '2019-01-31' and id = 7").count()).isEqualTo(5_000);
    assertThat(read.limit(3).select("word").collect()).hasSize(3);
  }

  @Test
  void withoutAHeaderColumnsAreNumbered() {
    Dataset.of(TYPES, rows()).write(path("x.xlsx"), Excel.defaults().header(Header.ABSENT));
    Dataset read = Dataset.read(path("x.xlsx"), Excel.defaults().header(Header.ABSENT));
    assertThat(read.schema().names()).startsWith("col1", "col2");
    assertThat(read.count()).isEqualTo(3);
  }

  @Test
  void aTextTooLongForACellIsAReject() {
    Schema schema = Schema.of(new Field("t", Type.TEXT));
    List<Row> rows = List.of(Row.of("t", "é".repeat(32_767)), Row.of("t", "é".repeat(32_768)));
    var report =
        Dataset.of(schema, rows)
            .on(Engine.local().rejects(RejectPolicy.unlimited()))
            .write(path("long.xlsx"));
    assertThat(report.rejects().getFirst().reason())
        .isEqualTo("the text has 32,768 characters (expected: at most 32,767, as a cell has)");
    assertThat(Dataset.read(path("long.xlsx")).count()).isEqualTo(1);
  }
}
