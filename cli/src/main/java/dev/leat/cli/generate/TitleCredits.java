package dev.leat.cli.generate;

import java.util.Arrays;

/**
 * How many credits each title has: none to thirteen, and sixty for each block of ten titles.
 *
 * <p>So there are exactly six times as many credits as titles, and still the titles of a credit and
 * the credits of a title are found without looking at any other block. Credits are numbered in the
 * order of the titles. Instances are immutable.
 */
final class TitleCredits {
  static final int MEAN = 6;
  static final int BLOCK = 10;

  /** Their sum is that of ten means. */
  private static final int[] COUNTS = {0, 1, 2, 4, 5, 6, 8, 10, 11, 13};

  private final long titles;
  private final long seed;

  TitleCredits(long titles, long seed) {
    this.titles = titles;
    this.seed = seed;
  }

  long credits() {
    return titles * MEAN;
  }

  /** How many credits each title of a block has; in a block that is not full each has the mean. */
  int[] counts(long block) {
    int[] counts = COUNTS.clone();
    if ((block + 1) * BLOCK > titles) {
      Arrays.fill(counts, MEAN);
      return counts;
    }
    SplitMix random = SplitMix.ofPart(seed, block);
    for (int last = BLOCK - 1; last > 0; last--) {
      int other = random.below(last + 1);
      int moved = counts[other];
      counts[other] = counts[last];
      counts[last] = moved;
    }
    return counts;
  }

  /** The title that a credit is of. */
  long titleOf(long credit) {
    long block = credit / (MEAN * BLOCK);
    long rest = credit % (MEAN * BLOCK);
    int[] counts = counts(block);
    int title = 0;
    while (rest >= counts[title]) {
      rest -= counts[title++];
    }
    return block * BLOCK + title;
  }
}
