package dev.leat.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shuffles that are computed both ways. */
class PermutationTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 16, 17, 1000, 65_537})
  void everyNumberIsAtOnePosition(long size) {
    Permutation shuffle = new Permutation(size, 42);

    assertThat(LongStream.range(0, size).map(shuffle::at).sorted())
        .containsExactlyElementsOf(LongStream.range(0, size).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 1000, 65_537, 600_000_000, 1L << 60})
  void thePositionOfTheNumberAtAPositionIsThatPosition(long size) {
    Permutation shuffle = new Permutation(size, 7);
    SplitMix random = new SplitMix(1);

    for (int i = 0; i < 1000; i++) {
      long position = Long.remainderUnsigned(random.next(), size);
      assertThat(shuffle.at(position)).isBetween(0L, size - 1);
      assertThat(shuffle.positionOf(shuffle.at(position))).isEqualTo(position);
    }
  }

  @Test
  void anotherSeedIsAnotherShuffle() {
    Permutation one = new Permutation(1000, 1);
    Permutation other = new Permutation(1000, 2);

    assertThat(LongStream.range(0, 1000).filter(i -> one.at(i) == other.at(i)).count())
        .isLessThan(20);
  }

  @Test
  void neighboursAreFarApart() {
    Permutation shuffle = new Permutation(100_000, 3);

    double mean =
        LongStream.range(0, 99_999)
            .map(i -> Math.abs(shuffle.at(i) - shuffle.at(i + 1)))
            .average()
            .orElseThrow();
    assertThat(mean).isBetween(32_000.0, 35_000.0);
  }
}
