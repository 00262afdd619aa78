package dev.leat.cli.profile;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts numbers in buckets of equal width, without knowing their range in advance.
 *
 * <p>The width is a power of two. It starts tiny and doubles, joining neighbours, whenever there
 * are too many buckets; so the buckets in the end depend on the numbers only, not on their order.
 * Used by one thread.
 */
final class Distribution {

  private static final int MOST_BUCKETS = 512;
  private static final int SMALLEST_EXPONENT = -40;

  private Map<Double, Long> buckets = new HashMap<>();
  private int exponent = SMALLEST_EXPONENT;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  /** Counts a finite number. */
  void add(double number) {
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
    add(bucket(number), 1);
  }

  /** Counts what another one has counted. */
  void addAll(Distribution other) {
    least = Math.min(least, other.least);
    greatest = Math.max(greatest, other.greatest);
    while (exponent < other.exponent) {
      widen();
    }
    other.buckets.forEach(
        (bucket, count) -> add(bucket(Math.scalb(bucket, other.exponent)), count));
  }

  private double bucket(double number) {
    // Adding 0 makes the one zero of the other, which would be another key.
    return Math.floor(Math.scalb(number, -exponent)) + 0.0;
  }

  /** How many numbers lie in each of so many equal parts of their range; all 0 when none is. */
  long[] parts(int count) {
    long[] parts = new long[count];
    double range = greatest - least;
    buckets.forEach((bucket, numbers) -> {
      double middle = Math.scalb(bucket + 0.5, exponent);
      double position = range > 0 ? (middle - least) / range * count : 0;
      parts[(int) Math.clamp(position, 0, count - 1.0)] += numbers;
    });
    return parts;
  }

  private void add(double bucket, long count) {
    buckets.merge(bucket, count, Long::sum);
    while (buckets.size() > MOST_BUCKETS) {
      widen();
    }
  }

  private void widen() {
    Map<Double, Long> wider = new HashMap<>();
    buckets.forEach((bucket, count) -> wider.merge(Math.floor(bucket / 2) + 0.0, count, Long::sum));
    buckets = wider;
    exponent++;
  }
}
