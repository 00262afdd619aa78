package dev.leat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.run.Progress;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTextTest {

  private static final Progress HALF =
      new Progress("scan events.csv", 512 << 20, 1L << 30, 12_000_000, 3, 210 << 20, seconds(4));

  @Test
  void theLineHasABarAndAllFigures() {
    assertThat(ProgressText.line(HALF, OptionalLong.of(4), 200))
        .isEqualTo(
            "━━━━━━━━━━────────── 50 %  4 s left  512 MB of 1 GB  3.0 M rows/s  3 rejects"
                + "  memory 210 MB  scan events.csv");
  }

  @Test
  void aNarrowScreenKeepsWhatMattersMost() {
    assertThat(ProgressText.line(HALF, OptionalLong.of(4), 60))
        .isEqualTo("━━━━━━━━━━────────── 50 %  4 s left  512 MB of 1 GB");
    assertThat(ProgressText.line(HALF, OptionalLong.of(4), 10)).isEqualTo("50 %");
  }

  @Test
  void aRunThatHasReadAllIsNotDoneYet() {
    Progress sorting = new Progress("sort", 100, 100, 10, 0, 0, seconds(1));

    assertThat(ProgressText.plain(sorting, OptionalLong.empty()))
        .isEqualTo("99 %  100 B of 100 B  10 rows/s  sort");
  }

  @Test
  void anInputOfUnknownSizeHasNoPercentage() {
    Progress piped = new Progress("scan stdin", 2048, -1, 10, 0, 0, seconds(2));

    assertThat(ProgressText.line(piped, OptionalLong.empty(), 80))
        .isEqualTo("2 KB read  5 rows/s  scan stdin");
  }

  @Test
  void farEndsAreToldInCoarseSteps() {
    assertThat(ProgressText.plain(HALF, OptionalLong.of(59))).contains("59 s left");
    assertThat(ProgressText.plain(HALF, OptionalLong.of(61))).contains("1 min 5 s left");
    assertThat(ProgressText.plain(HALF, OptionalLong.of(7_201))).contains("2 h 1 min left");
  }

  private static long seconds(long count) {
    return TimeUnit.SECONDS.toNanos(count);
  }
}
