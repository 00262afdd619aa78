package dev.leat.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The random numbers behind generated files. */
class SplitMixTest {
  @Test
  void numbersAreThePublishedOnes() {
    SplitMix random = new SplitMix(1234567);

    assertThat(random.next()).isEqualTo(6457827717110365317L);
    assertThat(random.next()).isEqualTo(3203168211198807973L);
    assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
  }

  @Test
  void everyNumberBelowTheBoundComesUp() {
    SplitMix random = new SplitMix(7);

    assertThat(IntStream.range(0, 1000).map(i -> random.below(5)).distinct().sorted())
        .containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void partsAndSeedsHaveNumbersOfTheirOwn() {
    assertThat(
            IntStream.range(0, 100).mapToLong(i -> SplitMix.ofPart(i / 10, i % 10).next()).boxed())
        .doesNotHaveDuplicates();
  }
}
