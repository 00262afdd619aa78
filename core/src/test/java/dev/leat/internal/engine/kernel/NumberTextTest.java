package dev.leat.internal.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Integers, decimals, doubles and booleans as bytes. */
class NumberTextTest {

  private static final String AROUND = "9#";

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "+7, 7",
    "007, 7",
    "-12, -12",
    "123456789012345678, 123456789012345678",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "0000000000000000000000042, 42",
    "7.0, 7",
    "7., 7",
    "1e3, 1000",
    "' 7 ', 7",
    "0.0, 0",
    "0e99, 0"
  })
  void integersAreRead(String text, long expected) {
    assertThat(integer(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "-7", "12345678", "-123456789012345678"})
  void anIntegerIsPlainInTheTextInWhichItIsWritten(String text) {
    byte[] bytes = (text + AROUND).getBytes(StandardCharsets.UTF_8);
    assertThat(IntegerText.isPlain(bytes, 0, text.length())).isTrue();
    assertThat(IntegerText.isPlain(text.getBytes(StandardCharsets.UTF_8), 0, text.length()))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "-0", "00", "007", "-07", "+7", "7.", "7 ", "1e3", "12345678a"})
  void noOtherTextIsAPlainInteger(String text) {
    byte[] bytes = (text + AROUND).getBytes(StandardCharsets.UTF_8);
    assertThat(IntegerText.isPlain(bytes, 0, text.length())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        "a",
        "1a",
        "1.5",
        "9223372036854775808",
        "-9223372036854775809",
        "1e30",
        "--1",
        "1 2",
        "0x10",
        "NaN",
        "1_000",
        "1,000",
        "٣",
        "1e",
        ".",
        "1e99999999999"
      })
  void otherTextsAreNoIntegers(String text) {
    assertThat(integer(text)).isNull();
  }

  @Test
  void randomIntegersAreReadBack() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      String text = written(out -> IntegerText.append(value, out));
      assertThat(text).isEqualTo(Long.toString(value));
      assertThat(integer(text)).isEqualTo(value);
    }
    assertThat(written(out -> IntegerText.append(Long.MIN_VALUE, out)))
        .isEqualTo("-9223372036854775808");
    assertThat(written(out -> IntegerText.append(Long.MAX_VALUE, out)))
        .isEqualTo("9223372036854775807");
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.50",
    "-0.5, -0.5",
    ".5, 0.5",
    "5., 5",
    "1e2, 100",
    "1.5e-3, 0.0015",
    "+1, 1",
    "' 2.5', 2.5",
    "12345678901234567890.123456789, 12345678901234567890.123456789",
    "-00.10, -0.10",
    "0E+3, 0"
  })
  void decimalsAreRead(String text, String expected) {
    assertThat(decimal(text)).isEqualTo(new BigDecimal(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "-",
        "1.2.3",
        "1e",
        "e5",
        "1e1001",
        "1e-1001",
        "1e9999999999",
        "NaN",
        "1 .5",
        "1,5"
      })
  void otherTextsAreNoDecimals(String text) {
    assertThat(decimal(text)).isNull();
  }

  @Test
  void decimalsAreComparedByValue() {
    Random random = new Random(2);
    ScaledDecimal left = new ScaledDecimal();
    ScaledDecimal right = new ScaledDecimal();
    for (int i = 0; i < 100_000; i++) {
      BigDecimal a = randomDecimal(random);
      BigDecimal b = random.nextInt(4) == 0 ? a.setScale(a.scale() + 2) : randomDecimal(random);
      byte[] text = bytes(a.toPlainString());
      assertThat(left.read(text, AROUND.length(), text.length - 2 * AROUND.length())).isTrue();
      right.set(b);
      assertThat(left.compareTo(right)).as("%s and %s", a, b).isEqualTo(a.compareTo(b));
      assertThat(left.value()).isEqualTo(a);
    }
  }

  private static BigDecimal randomDecimal(Random random) {
    long digits = random.nextLong() >> random.nextInt(64);
    BigDecimal value = BigDecimal.valueOf(digits, random.nextInt(22));
    return random.nextInt(10) == 0 ? value.multiply(new BigDecimal("12345678901234.5")) : value;
  }

  @Test
  void doublesAreReadAsJavaReadsThem() {
    Random random = new Random(3);
    for (int i = 0; i < 200_000; i++) {
      String text =
          switch (random.nextInt(3)) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case 1 -> randomDecimal(random).toPlainString();
            default -> random.nextInt(1000) + "." + random.nextInt(100_000);
          };
      double expected = Double.parseDouble(text);
      assertThat(real(text)).as(text).isEqualTo(Double.valueOf(expected));
      assertThat(real(written(out -> DoubleText.append(expected, out))))
          .isEqualTo(Double.valueOf(expected));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1e400",
        "-1e400",
        "1f",
        "0x1p3",
        "inf",
        "nan",
        "1.2.3",
        "Infinityx",
        "-",
        "1d"
      })
  void otherTextsAreNoDoubles(String text) {
    assertThat(real(text)).isNull();
  }

  @Test
  void theWordsOfDoublesAreReadBack() {
    assertThat(real("NaN")).isNaN();
    assertThat(real("Infinity")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(real("-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(real("-0")).isEqualTo(-0.0);
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 0", "True, -1", "t, -1", "1, -1", "'', -1", "truee, -1"})
  void onlyTrueAndFalseAreBooleans(String text, long expected) {
    byte[] bytes = bytes(text);
    long value = BooleanText.parse(bytes, AROUND.length(), bytes.length - 2 * AROUND.length());
    assertThat(value).isEqualTo(expected < 0 ? BooleanText.MISFIT : expected);
  }

  private static byte[] bytes(String text) {
    return (AROUND + text + AROUND).getBytes(StandardCharsets.UTF_8);
  }

  private static Long integer(String text) {
    byte[] bytes = bytes(text);
    int start = AROUND.length();
    int length = bytes.length - 2 * start;
    long value = IntegerText.parse(bytes, start, length);
    boolean misfit = value == IntegerText.MISFIT && IntegerText.isMisfit(bytes, start, length);
    return misfit ? null : Long.valueOf(value);
  }

  private static BigDecimal decimal(String text) {
    byte[] bytes = bytes(text);
    return DecimalText.parse(bytes, AROUND.length(), bytes.length - 2 * AROUND.length());
  }

  private static Double real(String text) {
    byte[] bytes = bytes(text);
    int start = AROUND.length();
    int length = bytes.length - 2 * start;
    double value = DoubleText.parse(bytes, start, length);
    boolean misfit = Double.isNaN(value) && DoubleText.isMisfit(bytes, start, length);
    return misfit ? null : Double.valueOf(value);
  }

  static String written(Consumer<ByteBuilder> writer) {
    ByteBuilder out = new ByteBuilder(0);
    writer.accept(out);
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }
}
