package dev.leat.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.data.DataSize;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Parquet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back: the same rows, and the same types. */
class ParquetRoundTripTest {

  private static final Schema ALL_TYPES =
      Schema.of(
          new Field("text", Type.TEXT),
          new Field("boolean", Type.BOOLEAN),
          new Field("integer", Type.INTEGER),
          new Field("decimal", Type.DECIMAL),
          new Field("double", Type.DOUBLE),
          new Field("date", Type.DATE),
          new Field("datetime", Type.DATETIME),
          new Field("instant", Type.INSTANT),
          new Field("list", Type.LIST),
          new Field("any", Type.ANY));

  @TempDir private Path folder;

  private static List<Row> rowsOfAllTypes() {
    return List.of(
        row(
            "007",
            true,
            5L,
            new BigDecimal("1.50"),
            1.1,
            LocalDate.of(2019, 1, 31),
            LocalDateTime.of(2019, 1, 31, 8, 0, 0, 123_456_000),
            Instant.parse("2019-01-31T08:00:00.000001Z"),
            List.of(1L, "a", List.of()),
            Row.of("k", 1L, "inner", Row.of("x", true))),
        row(
            "",
            false,
            Long.MIN_VALUE,
            new BigDecimal("-99999999999999999999.25"),
            Double.NaN,
            LocalDate.of(1, 1, 1),
            LocalDateTime.of(1582, 10, 4, 0, 0),
            Instant.EPOCH.minusSeconds(1),
            List.of(),
            "text"),
        row(
            "Zoë \u0000 😀 \r\n\"",
            null,
            Long.MAX_VALUE,
            null,
            -0.0,
            null,
            null,
            null,
            Arrays.asList(null, 1L),
            5L),
        row(null, null, null, null, null, null, null, null, null, null));
  }

  private static Row row(Object... values) {
    return Row.of(
        IntStream.range(0, values.length)
            .boxed()
            .flatMap(i -> java.util.stream.Stream.of(ALL_TYPES.field(i).name(), values[i]))
            .toArray());
  }

  private static List<String> shown(List<Row> rows) {
    return rows.stream().map(row -> plain(row).toString()).toList();
  }

  /** A value without any part of it that is still to be parsed. */
  private static Object plain(Object value) {
    return switch (value) {
      case Row row -> row.names().stream().map(name -> name + "=" + plain(row.get(name))).toList();
      case List<?> list -> list.stream().map(ParquetRoundTripTest::plain).toList();
      case null -> "null";
      default -> value.toString();
    };
  }

  private String write(Dataset rows, String name) {
    String path = folder.resolve(name).toString();
    rows.write(path);
    return path;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void valuesOfAllTypesComeBack(int threads) {
    Engine engine = Engine.local().threads(threads).batches(1, DataSize.parse("16B"));
    String path = write(Dataset.of(ALL_TYPES, rowsOfAllTypes()).on(engine), "all.parquet");

    Dataset read = Dataset.read(path).on(engine);
    assertThat(read.schema()).isEqualTo(ALL_TYPES);
    assertThat(shown(read.collect())).isEqualTo(shown(rowsOfAllTypes()));
    assertThat(read.select("double").collect().get(2).get("double")).isEqualTo(-0.0);
  }

  @ParameterizedTest
  @EnumSource(Parquet.Codec.class)
  void everyCodecIsReadBack(Parquet.Codec codec) {
    String path = folder.resolve("packed.parquet").toString();
    Dataset.of(ALL_TYPES, rowsOfAllTypes()).write(path, Parquet.defaults().codec(codec));
    assertThat(shown(Dataset.read(path).collect())).isEqualTo(shown(rowsOfAllTypes()));
  }

  @Test
  void aTableWithoutRowsKeepsItsColumns() {
    String path = write(Dataset.of(ALL_TYPES, List.of()), "none.parquet");
    assertThat(Dataset.read(path).schema()).isEqualTo(ALL_TYPES);
    assertThat(Dataset.read(path).collect()).isEmpty();
    assertThat(Dataset.read(path).count()).isZero();
  }

  @Test
  void manyRowGroupsKeepTheOrderOfRows() {
    String path = folder.resolve("groups.parquet").toString();
    Dataset.of(numbers(), numbered(20_000)).write(path, small());

    Dataset read = Dataset.read(path).on(Engine.local().threads(4));
    assertThat(shown(read.collect())).isEqualTo(shown(numbered(20_000)));
    assertThat(read.count()).isEqualTo(20_000);
    assertThat(read.where("n = 19999").select("word").collect())
        .containsExactly(Row.of("word", "word 19999"));
  }

  private static Parquet small() {
    return Parquet.defaults().rowGroup(DataSize.kilobytes(64));
  }

  private static Schema numbers() {
    return Schema.of(
        new Field("n", Type.INTEGER),
        new Field("word", Type.TEXT),
        new Field("price", Type.DECIMAL));
  }

  private static List<Row> numbered(int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigDecimal price = i % 7 == 0 ? null : BigDecimal.valueOf(i, 2);
      rows.add(Row.of("n", (long) i, "word", "word " + i, "price", price));
    }
    return rows;
  }

  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    Path csv = folder.resolve("rows.csv");
    Dataset.of(numbers(), numbered(5_000)).write(csv.toString());
    List<byte[]> files = new ArrayList<>();
    for (int threads : new int[] {1, 2, 8}) {
      for (int batch : new int[] {1, 1000}) {
        Engine engine = Engine.local().threads(threads).batches(batch, DataSize.parse("1KB"));
        Path file = folder.resolve(threads + "-" + batch + ".parquet");
        Dataset.read(csv.toString()).on(engine).write(file.toString(), small());
        files.add(Files.readAllBytes(file));
      }
    }
    assertThat(files).allSatisfy(bytes -> assertThat(bytes).isEqualTo(files.getFirst()));
  }

  @Test
  void onlyColumnsThatAreUsedAreRead() {
    String path = write(Dataset.of(numbers(), numbered(5_000)), "wide.parquet");
    String other = folder.resolve("narrow.csv").toString();
    long all = Dataset.read(path).write(other).bytesIn();
    assertThat(Dataset.read(path).select("n").write(other).bytesIn()).isBetween(1L, all / 2);
  }

  @Test
  void decimalsOfSeveralScalesComeBackAsTheyWere() {
    Schema schema = Schema.of(new Field("d", Type.DECIMAL));
    List<Row> rows =
        List.of(
            Row.of("d", new BigDecimal("1.5")),
            Row.of("d", new BigDecimal("-0.125")),
            Row.of("d", new BigDecimal("100")),
            Row.of("d", new BigDecimal("0")));
    assertThat(shown(Dataset.read(write(Dataset.of(schema, rows), "d.parquet")).collect()))
        .isEqualTo(shown(rows));
  }

  @Test
  void decimalsOfTooManyDigitsAreTextThatIsReadAsDecimals() {
    Schema schema = Schema.of(new Field("d", Type.DECIMAL));
    List<Row> rows =
        List.of(
            Row.of("d", new BigDecimal("1").scaleByPowerOfTen(30)),
            Row.of("d", new BigDecimal("1E-20")));
    Dataset read = Dataset.read(write(Dataset.of(schema, rows), "long.parquet"));
    assertThat(read.schema().type("d")).isEqualTo(Type.DECIMAL);
    assertThat(read.where("d > 1").count()).isEqualTo(1);
  }

  @Test
  void aMisfitIsARejectWithItsPlace() throws IOException {
    Path csv = folder.resolve("misfit.csv");
    Files.writeString(csv, "id,n\n1,10\n2,ten\n");
    Dataset typed =
        Dataset.read(
                csv.toString(), dev.leat.io.Csv.commas().types(java.util.Map.of("n", Type.INTEGER)))
            .on(Engine.local().rejects(dev.leat.run.RejectPolicy.unlimited()));
    var report = typed.write(folder.resolve("misfit.parquet").toString());
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.rowsOut()).isEqualTo(1);
    assertThat(report.rejects().getFirst().line()).isEqualTo(3);
    assertThat(report.rejects().getFirst().reason()).contains("\"ten\" is not an INTEGER");
  }

  @Test
  void documentsGetTheColumnsThatWereSampled() throws IOException {
    Path json = folder.resolve("people.jsonl");
    Files.writeString(
        json,
        """
        {"id": 1, "name": "Ann", "tags": ["x"], "home": {"city": "Paris"}}
        {"id": 2, "tags": []}
        """);
    Dataset read = Dataset.read(write(Dataset.read(json.toString()), "people.parquet"));
    assertThat(read.schema().names()).containsExactly("id", "name", "tags", "home");
    assertThat(read.schema().type("id")).isEqualTo(Type.INTEGER);
    assertThat(shown(read.collect()))
        .containsExactly(
            "[id=1, name=Ann, tags=[x], home=[city=Paris]]",
            "[id=2, name=null, tags=[], home=null]");
  }

  @Test
  void rowsOfAFunctionGetTheTypesOfTheFirst() {
    Dataset mapped =
        Dataset.of(numbers(), numbered(3)).map(row -> Row.of("n", row.get("n"), "half", 0.5));
    Dataset read = Dataset.read(write(mapped, "mapped.parquet"));
    assertThat(read.schema().type("n")).isEqualTo(Type.INTEGER);
    assertThat(read.schema().type("half")).isEqualTo(Type.DOUBLE);
    assertThat(read.count()).isEqualTo(3);
  }

  @Test
  void directoriesJoinsAndGroupsWork() throws IOException {
    Files.createDirectory(folder.resolve("parts"));
    write(Dataset.of(numbers(), numbered(10)), "parts/a.parquet");
    write(Dataset.of(numbers(), numbered(10)), "parts/b.parquet");
    Dataset parts = Dataset.read(folder.resolve("parts").toString(), Parquet.defaults());
    assertThat(parts.count()).isEqualTo(20);
    assertThat(parts.groupBy("n").count().where("count = 2").count()).isEqualTo(10);
    assertThat(parts.join(Dataset.read(folder.resolve("parts/a.parquet").toString()), "n").count())
        .isEqualTo(20);
  }
}
