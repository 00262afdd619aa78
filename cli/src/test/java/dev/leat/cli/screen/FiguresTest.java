package dev.leat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @Test
  void countsHaveGroupsAndPlurals() {
    assertThat(Figures.count(1, "row")).isEqualTo("1 row");
    assertThat(Figures.count(25_700_000, "row")).isEqualTo("25,700,000 rows");
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "999, 999", "999.6, 1.0 k", "12345, 12.3 k", "123456, 123 k", "2.5e9, 2.5 G"})
  void ratesHaveThreeDigits(double rate, String text) {
    assertThat(Figures.rounded(rate)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.314, 0.31 s",
    "9.996, 10.0 s",
    "42.14, 42.1 s",
    "99.97, 1 min 40 s",
    "185, 3 min 5 s",
    "7800, 2 h 10 min"
  })
  void durationsHaveTheUnitsThatTheyNeed(double seconds, String text) {
    assertThat(Figures.duration(Math.round(seconds * 1e9))).isEqualTo(text);
  }
}
