package dev.leat.internal.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanTest {

  /** More digits than the middle between any two doubles has. */
  private static final MathContext ALL_DIGITS = new MathContext(1200);

  @ParameterizedTest
  @CsvSource({
    "0, 3, 0.0",
    "1, 3, 0.3333333333333333",
    "-10, 4, -2.5",
    "0.6, 3, 0.2",
    // The middle of two doubles goes to the even one, what is a little more to the upper one.
    "18014398509481986, 2, 9007199254740992",
    "18014398509481987, 2, 9007199254740994",
    "18014398509481990, 2, 9007199254740996",
    "3e308, 2, 1.5e308",
    "5e308, 2, Infinity",
    "-5e308, 2, -Infinity",
    "4.9e-324, 2, 0.0",
    "5e-324, 2, 4.9e-324",
    "1e-400, 1, 0.0"
  })
  void meansAreRoundedOnce(BigDecimal sum, long count, double mean) {
    assertThat(Mean.of(sum, count)).isEqualTo(mean);
  }

  @Test
  void integersAreDividedExactly() {
    assertThat(Mean.of(BigInteger.TWO.pow(100).add(BigInteger.ONE), 1)).isEqualTo(0x1p100);
    assertThat(Mean.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MAX_VALUE)).isEqualTo(-1.0);
  }

  @Test
  void meansAreThoseOfALongDivision() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      BigDecimal sum = anyDouble(random).add(anyDouble(random));
      long count = 1 + (random.nextLong() >>> (1 + random.nextInt(63)));

      double expected = sum.divide(BigDecimal.valueOf(count), ALL_DIGITS).doubleValue();

      assertThat(Mean.of(sum, count)).as("%s / %s", sum, count).isEqualTo(expected);
    }
  }

  /** A double of any size, so that many are near zero or beyond all doubles in sum. */
  private static BigDecimal anyDouble(Random random) {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? new BigDecimal(value) : BigDecimal.ONE;
  }
}
