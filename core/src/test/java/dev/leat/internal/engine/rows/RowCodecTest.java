package dev.leat.internal.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowCodecTest {

  @ParameterizedTest
  @EnumSource
  void rowsComeBackAsTheyWere(Type type) {
    Schema schema = Schema.of(new Field("a", type), new Field("b", Type.TEXT));
    for (long seed = 0; seed < 20; seed++) {
      RandomValues random = new RandomValues(seed);
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        rows.add(Row.of("a", plain(random.valueOrNull(type)), "b", random.valueOrNull(Type.TEXT)));
      }
      assertThat(roundTrip(schema, rows)).as("seed %d", seed).isEqualTo(rows);
    }
  }

  @Test
  void unparsedTextComesBackByteForByte() {
    Schema schema = Schema.of(new Field("n", Type.INTEGER), new Field("d", Type.DECIMAL));
    Row row = Row.of("n", new Unparsed("007", Type.INTEGER), "d", new Unparsed("x", Type.DECIMAL));

    Row back = roundTrip(schema, List.of(row)).getFirst();
    assertThat(back.raw(0)).isEqualTo(new Unparsed("007", Type.INTEGER));
    assertThat(back.raw(1)).isEqualTo(new Unparsed("x", Type.DECIMAL));
  }

  @Test
  void wholeRowsOfAnOpenSchemaKeepTheirFields() {
    List<Row> rows =
        List.of(
            Row.of("a", 1L),
            Row.of(),
            Row.of("b", List.of(1L, "x"), "a", Row.of("inner", null)),
            Row.of("long", "y".repeat(70_000)));

    assertThat(roundTrip(Schema.open(), rows)).isEqualTo(rows);
  }

  @Test
  void rowsWithoutColumnsAreCounted() {
    assertThat(roundTrip(Schema.of(), List.of(Row.of(), Row.of(), Row.of()))).hasSize(3);
  }

  @Test
  void aRowOfNullsStandsAmongOthers() {
    RowCodec codec = new RowCodec(List.of(Type.TEXT, Type.LIST));
    RowCodec.Reader reader = codec.new Reader();
    for (int i = 0; i < 600; i++) {
      reader.addNulls();
    }
    Column[] columns = reader.columns();

    assertThat(reader.rows()).isEqualTo(600);
    assertThat(columns[0].isNull(599)).isTrue();
    assertThat(columns[1].isNull(599)).isTrue();
  }

  @Test
  void theEndOfARowIsTheStartOfTheNext() {
    Schema schema = Schema.ofText(List.of("a", "b"));
    RowCodec codec = RowCodec.of(schema);
    ByteBuilder page = new ByteBuilder(16);
    for (Row row : List.of(Row.of("a", "x".repeat(300), "b", null), Row.of("a", "", "b", "y"))) {
      RowCodec.append(
          codec.texts(new RowBatches(schema).batch(List.of(row), Origin.COMPUTED)), 0, page);
    }

    int second = codec.end(page.array(), 0);
    assertThat(second).isEqualTo(300 + 5 + 1);
    assertThat(codec.end(page.array(), second)).isEqualTo(page.size());
  }

  @Test
  void equalDecimalsAndZerosAreEqualKeyText() {
    Column decimals =
        RowBatches.column(
            Type.DECIMAL, new Object[] {new BigDecimal("1.50"), new BigDecimal("1.5"), null});
    Column doubles = RowBatches.column(Type.DOUBLE, new Object[] {0.0, -0.0, null});

    for (Column column : List.of(decimals, doubles)) {
      TextColumn keys = KeyText.of(column, 3);
      assertThat(keys.text(0)).isEqualTo(keys.text(1));
      assertThat(keys.isNull(2)).isTrue();
    }
  }

  /** Decimals lose their negative scale when they are text; values of any type are equal then. */
  private static Object plain(Object value) {
    return value instanceof BigDecimal number
        ? new BigDecimal(number.toPlainString())
        : plainList(value);
  }

  private static Object plainList(Object value) {
    return value instanceof List<?> list ? list.stream().map(RowCodecTest::plain).toList() : value;
  }

  private static List<Row> roundTrip(Schema schema, List<Row> rows) {
    RowCodec codec = RowCodec.of(schema);
    RowBatches batches = new RowBatches(schema);
    TextColumn[] texts = codec.texts(batches.batch(rows, Origin.COMPUTED));
    RowCodec.Reader reader = codec.new Reader();
    for (int row = 0; row < rows.size(); row++) {
      ByteBuilder bytes = new ByteBuilder(16);
      bytes.append((byte) 0);
      RowCodec.append(texts, row, bytes);
      reader.add(Arrays.copyOf(bytes.array(), bytes.size()), 1);
    }
    Batch batch = reader.batch();
    List<Row> back = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      back.add(batches.row(batch, row));
    }
    return back;
  }
}
