package dev.leat.internal.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import dev.leat.internal.engine.batch.ByteBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueBytesTest {

  @ParameterizedTest
  @EnumSource(
      names = {"LIST", "DECIMAL", "ANY"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyValueComesBack(Type type) {
    RandomValues random = new RandomValues(3);
    for (int i = 0; i < 1_000; i++) {
      Object value = random.value(type);
      assertThat(back(value)).isEqualTo(value);
    }
  }

  @Test
  void decimalsComeBackWithTheirDigits() {
    assertThat(back(new BigDecimal("1.500"))).isEqualTo(new BigDecimal("1.500"));
    assertThat(back(new BigDecimal("-0.00"))).isEqualTo(new BigDecimal("0.00"));
    assertThat((BigDecimal) back(new BigDecimal("1e3"))).isEqualByComparingTo("1000");
  }

  @Test
  void doublesThatAreNoNumbersComeBack() {
    assertThat(back(Double.NaN)).isEqualTo(Double.NaN);
    assertThat(back(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(back(-0.0)).isEqualTo(-0.0);
  }

  @Test
  void listsAndRowsComeBackWhateverIsInThem() {
    Row inner = Row.of("list", Arrays.asList(null, "", List.of()), "n", null, "text", "é");
    Row outer = Row.of("inner", inner, "unparsed", new Unparsed("1.50", Type.DECIMAL));

    assertThat(back(outer)).isEqualTo(outer);
    assertThat(back(Arrays.asList(outer, null, 7L))).isEqualTo(Arrays.asList(outer, null, 7L));
    assertThat(((Row) back(outer)).raw(1)).isEqualTo(new Unparsed("1.50", Type.DECIMAL));
  }

  @Test
  void valuesAreReadOneBehindTheOther() {
    ByteBuilder out = new ByteBuilder(16);
    ValueBytes.append("a", out);
    ValueBytes.append(null, out);
    ValueBytes.append(5L, out);
    ByteBuffer in = ByteBuffer.wrap(out.array(), 0, out.size());

    assertThat(ValueBytes.read(in)).isEqualTo("a");
    assertThat(ValueBytes.read(in)).isNull();
    assertThat(ValueBytes.read(in)).isEqualTo(5L);
    assertThat(in.hasRemaining()).isFalse();
  }

  @Test
  void anObjectOfAnUnknownClassCannotBeKept() {
    assertThatThrownBy(() -> back(URI.create("a:b")))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessage(
            "A value of class java.net.URI cannot be kept (expected: text, a number, a date, a list"
                + " or a row). Convert it first.");
  }

  private static Object back(Object value) {
    ByteBuilder out = new ByteBuilder(16);
    ValueBytes.append(value, out);
    return ValueBytes.read(ByteBuffer.wrap(out.array(), 0, out.size()));
  }
}
