package dev.leat.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

  @Test
  void partsOfTheRangeAreCounted() {
    assertThat(of(DoubleStream.iterate(0, i -> i < 100, i -> i + 1)).parts(4))
        .containsExactly(25, 25, 25, 25);
  }

  @Test
  void oneValueIsOnePart() {
    assertThat(of(DoubleStream.of(7, 7, 7)).parts(3)).containsExactly(3, 0, 0);
    assertThat(new Distribution().parts(2)).containsExactly(0, 0);
  }

  @Test
  void fallingAndRisingNumbersGiveTheSameParts() {
    double[] numbers = DoubleStream.iterate(-3e6, i -> i < 1e6, i -> i + 997).toArray();
    double[] falling = new double[numbers.length];
    Arrays.setAll(falling, i -> numbers[numbers.length - 1 - i]);

    assertThat(of(DoubleStream.of(falling)).parts(16))
        .containsExactly(of(DoubleStream.of(numbers)).parts(16));
  }

  @Test
  void theOrderAndTheNumberOfThreadsDoNotMatter() {
    SplittableRandom random = new SplittableRandom(7);
    double[] numbers = random.doubles(20_000, -1, 1).map(x -> x * x * x * 1e9).toArray();
    Distribution whole = of(DoubleStream.of(numbers));
    Distribution last = of(Arrays.stream(numbers, 15_000, 20_000));
    last.addAll(of(Arrays.stream(numbers, 0, 9_000)));
    last.addAll(new Distribution());
    last.addAll(of(Arrays.stream(numbers, 9_000, 15_000)));

    assertThat(last.parts(16)).containsExactly(whole.parts(16));
    assertThat(Arrays.stream(last.parts(16)).sum()).isEqualTo(20_000);
  }

  @Test
  void hugeNumbersAreCountedToo() {
    assertThat(of(DoubleStream.of(-1e300, 0, 1e300)).parts(3)).containsExactly(1, 1, 1);
    assertThat(of(DoubleStream.of(-Double.MAX_VALUE, Double.MAX_VALUE)).parts(2))
        .containsExactly(1, 1);
  }

  private static Distribution of(DoubleStream numbers) {
    Distribution distribution = new Distribution();
    numbers.forEach(distribution::add);
    return distribution;
  }
}
