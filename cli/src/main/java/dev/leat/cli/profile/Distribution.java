package dev.leat.cli.profile;

/**
 * Counts numbers in buckets of equal width, without knowing their range in advance.
 *
 * <p>The width is the least power of two for which the range needs no more buckets than there are;
 * it doubles, and neighbours join, when a number lies too far out. Buckets start at multiples of
 * the width, so the counts depend on the numbers only, not on their order. Used by one thread.
 */
final class Distribution {

  private static final int BUCKETS = 1024;
  private static final double EXACT = 0x1p52;
  private static final int SMALLEST_EXPONENT = -40;

  private long[] counts = new long[BUCKETS];
  private int exponent = SMALLEST_EXPONENT;
  private double scale = Math.scalb(1.0, -SMALLEST_EXPONENT);
  private double first;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  /** Counts a finite number. */
  void add(double number) {
    add(number, 1);
  }

  /** Counts what another one has counted. */
  void addAll(Distribution other) {
    if (other.least > other.greatest) {
      return;
    }
    include(other.least);
    include(other.greatest);
    while (exponent < other.exponent) {
      reshape(exponent + 1);
    }
    for (int i = 0; i < BUCKETS; i++) {
      if (other.counts[i] > 0) {
        counts[position(Math.scalb(other.first + i, other.exponent))] += other.counts[i];
      }
    }
  }

  /** How many numbers lie in each of so many equal parts of their range; all 0 when none is. */
  long[] parts(int count) {
    long[] parts = new long[count];
    // Halves, since the difference of two doubles may be none.
    double range = greatest / 2 - least / 2;
    for (int i = 0; i < BUCKETS; i++) {
      double middle = Math.scalb(first + i + 0.5, exponent);
      double part = range > 0 ? (middle / 2 - least / 2) / range * count : 0;
      parts[(int) Math.clamp(part, 0, count - 1.0)] += counts[i];
    }
    return parts;
  }

  private void add(double number, long count) {
    double bucket = Math.floor(number * scale) - first;
    if (number < least || number > greatest || bucket < 0 || bucket >= BUCKETS) {
      include(number);
      bucket = Math.floor(number * scale) - first;
    }
    counts[(int) bucket] += count;
  }

  /** Makes room for a number. */
  private void include(double number) {
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
    int needed = exponent;
    while (!fits(needed)) {
      needed++;
    }
    double place = bucket(number, needed) - Math.scalb(first, exponent - needed);
    if (needed > exponent || place < 0 || place >= BUCKETS) {
      reshape(needed);
    }
  }

  /**
   * Whether the range needs no more buckets of a width than there are, and their numbers are exact.
   */
  private boolean fits(int width) {
    double low = bucket(least, width);
    double high = bucket(greatest, width);
    return Math.max(-low, high) < EXACT && high - low < BUCKETS;
  }

  /** Moves the counts to buckets of another width, with the spare ones where numbers come in. */
  private void reshape(int wider) {
    double low = bucket(least, wider);
    double high = bucket(greatest, wider);
    double oldFirst = first;
    int shift = exponent - wider;
    long[] old = counts;
    boolean growsUp = Math.scalb(oldFirst, shift) <= low;
    first = growsUp ? low : high - BUCKETS + 1;
    exponent = wider;
    scale = Math.scalb(1.0, -wider);
    counts = new long[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      if (old[i] > 0) {
        counts[(int) (Math.floor(Math.scalb(oldFirst + i, shift)) - first)] += old[i];
      }
    }
  }

  private int position(double number) {
    return (int) (Math.floor(number * scale) - first);
  }

  private static double bucket(double number, int exponent) {
    return Math.floor(Math.scalb(number, -exponent));
  }
}
