package dev.leat.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistinctCountTest {

  @Test
  void aFewThousandAreCountedExactly() {
    DistinctCount count = counted(0, 8_000);
    IntStream.range(0, 8_000).forEach(i -> count.add("text " + i));

    assertThat(count.isExact()).isTrue();
    assertThat(count.value()).isEqualTo(8_000);
  }

  @Test
  void millionsAreEstimatedWithinAFewPercent() {
    DistinctCount count = counted(0, 2_000_000);

    assertThat(count.isExact()).isFalse();
    assertThat((double) count.value()).isCloseTo(2e6, within(1e5));
  }

  @Test
  void theOrderAndTheNumberOfThreadsDoNotMatter() {
    DistinctCount whole = counted(0, 100_000);
    DistinctCount late = counted(40_000, 100_000);
    DistinctCount early = counted(0, 50_000);
    late.addAll(early);
    late.addAll(counted(10, 20));

    assertThat(late.value()).isEqualTo(whole.value());
  }

  @Test
  void exactPartsMayMakeAnEstimate() {
    DistinctCount parts = counted(0, 5_000);
    parts.addAll(counted(5_000, 10_000));

    assertThat(parts.isExact()).isFalse();
    assertThat(parts.value()).isEqualTo(counted(0, 10_000).value());
  }

  private static DistinctCount counted(int from, int to) {
    DistinctCount count = new DistinctCount();
    IntStream.range(from, to).forEach(i -> count.add("text " + i));
    return count;
  }
}
