package dev.leat.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

  private static final String WORK = "i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done";

  @TempDir private Path folder;

  @BeforeEach
  void needsAShellAndProc() {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/sh")) && Files.exists(Path.of("/proc/self/status")));
  }

  @Test
  void measuresTimeAndMemory() throws Exception {
    Cost cost = command(WORK).run();
    assertThat(cost.wallNanos()).isPositive();
    assertThat(cost.cpuNanos()).isPositive();
    assertThat(cost.peakBytes()).isBetween(100L << 10, 1L << 30);
  }

  @Test
  void samplesAreAMeasureToo() throws Exception {
    Process process = new ProcessBuilder("/bin/sh", "-c", WORK).start();
    ProcessSamples samples = ProcessSamples.until(process);
    assertThat(samples.peakBytes()).isBetween(100L << 10, 1L << 30);
  }

  @Test
  void failureSaysWhatWasPrinted() {
    assertThatThrownBy(command("echo no such column >&2; exit 3")::run)
        .isInstanceOf(FailedCommand.class)
        .hasMessage("sh ended with exit code 3 (expected: 0): no such column");
  }

  @Test
  void medianIsOfTimesAndLargestOfPeaks() {
    Cost median = Cost.median(List.of(new Cost(9, 1, 5), new Cost(1, 2, 7), new Cost(3, 6, 6)));
    assertThat(median).isEqualTo(new Cost(3, 2, 7));
    assertThat(Cost.median(List.of(new Cost(1, 1, 1), new Cost(3, 5, 1))))
        .isEqualTo(new Cost(2, 3, 1));
  }

  private Command command(String script) {
    return new Command(List.of("/bin/sh", "-c", script), folder, folder.resolve("printed"));
  }
}
