package dev.leat.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What was seen last of a process that is looked at while it runs.
 *
 * @param cpuNanos time on all cores, user and system
 * @param peakBytes the most memory that was resident, or 0 where there is no {@code /proc}
 */
record ProcessSamples(long cpuNanos, long peakBytes) {

  private static final long INTERVAL_MILLIS = 5;
  private static final String PEAK = "VmHWM:";

  /** Samples a process up to its end. */
  static ProcessSamples until(Process process) throws InterruptedException {
    ProcessSamples last = new ProcessSamples(0, 0);
    do {
      last = last.orLater(new ProcessSamples(cpuNanos(process), peakBytes(process.pid())));
    } while (!process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
    return last;
  }

  /** A process that has just ended has no figures left. */
  private ProcessSamples orLater(ProcessSamples later) {
    return new ProcessSamples(
        Math.max(cpuNanos, later.cpuNanos), Math.max(peakBytes, later.peakBytes));
  }

  private static long cpuNanos(Process process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  private static long peakBytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException endedOrNoProc) {
      return 0;
    }
  }
}
