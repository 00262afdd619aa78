package dev.leat.cli.generate;

/**
 * A shuffle of the numbers from 0 up to a size that is computed both ways and kept nowhere.
 *
 * <p>Which person has which credit must be known while credits are written and again while persons
 * are, for any number of them and on any thread. So the shuffle is a function: four rounds of a
 * Feistel network (Luby and Rackoff, <i>How to Construct Pseudorandom Permutations</i>, 1988) over
 * the next power of four. A result beyond the size is shuffled again until it is within, which
 * takes fewer than four rounds of it on average. Instances are immutable.
 */
final class Permutation {
  private static final int ROUNDS = 4;

  private final long size;
  private final int halfBits;
  private final long halfMask;
  private final long[] keys = new long[ROUNDS];

  /**
   * A shuffle.
   *
   * @param size how many numbers, from 1 to 2^60
   */
  Permutation(long size, long seed) {
    this.size = size;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, size - 1));
    this.halfBits = Math.max(1, (bits + 1) / 2);
    this.halfMask = (1L << halfBits) - 1;
    SplitMix random = new SplitMix(seed);
    for (int round = 0; round < ROUNDS; round++) {
      keys[round] = random.next();
    }
  }

  /** The number at a position. */
  long at(long position) {
    long number = position;
    do {
      number = forward(number);
    } while (number >= size);
    return number;
  }

  /** The position at which a number is. */
  long positionOf(long number) {
    long position = number;
    do {
      position = backward(position);
    } while (position >= size);
    return position;
  }

  private long forward(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long mixed = left ^ scrambled(right, round);
      left = right;
      right = mixed;
    }
    return left << halfBits | right;
  }

  private long backward(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      long mixed = right ^ scrambled(left, round);
      right = left;
      left = mixed;
    }
    return left << halfBits | right;
  }

  private long scrambled(long half, int round) {
    long product = (half + keys[round]) * 0x9E3779B97F4A7C15L;
    return (product ^ product >>> 32) * 0xD6E8FEB86659FD93L >>> 32 & halfMask;
  }
}
