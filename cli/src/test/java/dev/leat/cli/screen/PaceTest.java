package dev.leat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leat.run.Progress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long TOTAL = 1_000_000;

  @Test
  void nothingIsSaidBeforeThereIsARateToSpeakOf() {
    Pace pace = new Pace();

    assertThat(pace.secondsLeft(progress(0.5, 10_000, TOTAL))).isEmpty();
    assertThat(pace.secondsLeft(progress(5, 10_000, -1))).isEmpty();
  }

  @Test
  void aSteadyRunIsForetoldRightly() {
    Pace pace = new Pace();

    for (int second = 1; second < 90; second++) {
      long left = pace.secondsLeft(progress(second, second * 10_000L, TOTAL)).orElseThrow();
      assertThat(left).isCloseTo(100 - second, within(1L));
    }
  }

  @Test
  void aStallMovesTheEndSlowly() {
    Pace pace = new Pace();
    for (int tick = 5; tick <= 50; tick++) {
      pace.secondsLeft(progress(tick / 5.0, tick * 10_000L, TOTAL));
    }
    long before = pace.secondsLeft(progress(10.2, 510_000, TOTAL)).orElseThrow();

    long after = pace.secondsLeft(progress(10.4, 510_000, TOTAL)).orElseThrow();

    assertThat(after).isBetween(before - 1, before + 1);
  }

  @Test
  void aRunThatGetsSlowerIsSeenToEndLater() {
    Pace pace = new Pace();
    long bytes = 0;
    long left = 0;
    for (int second = 1; second <= 40; second++) {
      bytes += second <= 10 ? 50_000 : 5_000;
      left = pace.secondsLeft(progress(second, bytes, TOTAL)).orElseThrow();
    }

    assertThat(left).isGreaterThan(25);
  }

  private static Progress progress(double seconds, long bytes, long total) {
    long nanos = Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
    return new Progress("scan", bytes, total, 0, 0, 0, nanos);
  }
}
