package dev.leat.cli.generate;

/**
 * Random numbers that stay the same on every machine and in every Java release (SplitMix64).
 *
 * <p>{@link java.util.SplittableRandom} does not promise its numbers for later releases; generated
 * files must be the same for ever. The algorithm is the one of Steele, Lea and Flood, <i>Fast
 * Splittable Pseudorandom Number Generators</i>, OOPSLA 2014. One instance belongs to one thread.
 */
final class SplitMix {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  /** Numbers of their own for part {@code index} of the work: parts may run in any order. */
  static SplitMix ofPart(long seed, long index) {
    return new SplitMix(mix(mix(seed) + index));
  }

  long next() {
    state += GAMMA;
    return mix(state);
  }

  /**
   * A number from 0 up to, but not including, {@code bound}.
   *
   * <p>Multiplying instead of dividing prefers some numbers by at most {@code bound} in 2^32, which
   * no one can see in test data.
   */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
