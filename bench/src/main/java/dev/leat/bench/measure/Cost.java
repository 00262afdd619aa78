package dev.leat.bench.measure;

import java.util.Comparator;
import java.util.List;

/**
 * What a process took from its start to its end.
 *
 * @param wallNanos time on the clock
 * @param cpuNanos time on all cores, user and system
 * @param peakBytes the most memory that was resident at once
 */
public record Cost(long wallNanos, long cpuNanos, long peakBytes) {

  /** The medians of times, and the largest peak. */
  public static Cost median(List<Cost> costs) {
    return new Cost(
        middle(costs.stream().map(Cost::wallNanos).toList()),
        middle(costs.stream().map(Cost::cpuNanos).toList()),
        costs.stream().mapToLong(Cost::peakBytes).max().orElseThrow());
  }

  private static long middle(List<Long> values) {
    List<Long> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    int upper = sorted.size() / 2;
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(upper)) / 2;
  }

  /** The time on the clock in seconds. */
  public double wallSeconds() {
    return wallNanos / 1e9;
  }

  /** The time on all cores in seconds. */
  public double cpuSeconds() {
    return cpuNanos / 1e9;
  }

  /** The peak in units of 2^20 bytes. */
  public long peakMegabytes() {
    return Math.round(peakBytes / (double) (1 << 20));
  }
}
