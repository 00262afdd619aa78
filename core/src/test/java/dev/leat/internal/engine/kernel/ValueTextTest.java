package dev.leat.internal.engine.kernel;

import static dev.leat.internal.engine.kernel.NumberTextTest.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The canonical text of values. */
class ValueTextTest {

  @Test
  void columnsOfEveryFormAreWritten() {
    byte[] bytes = "ab007".getBytes(StandardCharsets.UTF_8);
    TextColumn text = new TextColumn(bytes, new int[] {0, 2}, new int[] {2, 3});
    assertThat(written(out -> ValueText.append(text, 1, out))).isEqualTo("007");
    assertThat(longs(Type.INTEGER, -42)).isEqualTo("-42");
    assertThat(longs(Type.BOOLEAN, 1)).isEqualTo("true");
    assertThat(longs(Type.DATE, 0)).isEqualTo("1970-01-01");
    assertThat(longs(Type.DATETIME, -1)).isEqualTo("1969-12-31T23:59:59.999999");
    assertThat(longs(Type.INSTANT, 1_500_000)).isEqualTo("1970-01-01T00:00:01.500Z");
    DoubleColumn doubles = new DoubleColumn(new double[] {1e10, 0.1}, Nulls.NONE);
    assertThat(written(out -> ValueText.append(doubles, 0, out))).isEqualTo("1.0E10");
    assertThat(written(out -> ValueText.append(doubles, 1, out))).isEqualTo("0.1");
    ObjectColumn objects = new ObjectColumn(Type.DECIMAL, new Object[] {new BigDecimal("1E+3")});
    assertThat(written(out -> ValueText.append(objects, 0, out))).isEqualTo("1000");
  }

  private static String longs(Type type, long value) {
    LongColumn column = new LongColumn(type, new long[] {value}, Nulls.NONE);
    return written(out -> ValueText.append(column, 0, out));
  }

  @Test
  void objectsOfEveryTypeAreWritten() {
    assertThat(object("é")).isEqualTo("é");
    assertThat(object(7L)).isEqualTo("7");
    assertThat(object(1.5)).isEqualTo("1.5");
    assertThat(object(true)).isEqualTo("true");
    assertThat(object(LocalDate.of(2019, 1, 31))).isEqualTo("2019-01-31");
    assertThat(object(LocalDateTime.of(2019, 1, 31, 10, 0))).isEqualTo("2019-01-31T10:00:00");
    assertThat(object(Instant.parse("2019-01-31T10:00:00Z"))).isEqualTo("2019-01-31T10:00:00Z");
    assertThat(object(null)).isEmpty();
  }

  @Test
  void listsAndRowsAreWrittenAsJson() {
    assertThat(object(List.of())).isEqualTo("[]");
    assertThat(
            object(Arrays.asList("a\"\n\u0001é", 1L, null, new BigDecimal("1.50"), List.of(true))))
        .isEqualTo("[\"a\\\"\\n\\u0001é\",1,null,1.50,[true]]");
    assertThat(object(Row.of("a", 1, "b", LocalDate.of(2019, 1, 31), "c", Row.of())))
        .isEqualTo("{\"a\":1,\"b\":\"2019-01-31\",\"c\":{}}");
    assertThat(object(List.of(Double.NaN, 0.5))).isEqualTo("[\"NaN\",0.5]");
  }

  private static String object(Object value) {
    return written(out -> ValueText.appendObject(value, out));
  }
}
