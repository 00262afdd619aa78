package dev.leat.cli.generate;

/**
 * How many credits each person has: few stars have thousands, half of all persons have one.
 *
 * <p>The credits are divided into bands of equally many. In the first band every person has one
 * credit, in the next two, then four, up to 4096; so each band has half as many persons as the one
 * before, as it is in the public files by and large. Persons are ranked from those with the fewest
 * credits to those with the most, and the credits are numbered in the order of their persons.
 * Instances are immutable.
 */
final class CreditBands {
  private static final int BANDS = 13;

  private final long[] firstCredits = new long[BANDS + 1];
  private final long[] firstRanks = new long[BANDS + 1];

  /** The bands of so many credits, of which those that cannot be divided are in the first band. */
  CreditBands(long credits) {
    long share = credits / BANDS;
    long inBand = share + credits % BANDS;
    for (int band = 0; band < BANDS; band++) {
      firstCredits[band + 1] = firstCredits[band] + inBand;
      firstRanks[band + 1] = firstRanks[band] + Math.ceilDiv(inBand, 1L << band);
      inBand = share;
    }
  }

  /** How many persons have a credit. */
  long people() {
    return firstRanks[BANDS];
  }

  /** The rank of the person who has this credit. */
  long rankOf(long credit) {
    int band = bandOf(firstCredits, credit);
    return firstRanks[band] + (credit - firstCredits[band] >>> band);
  }

  /** The first credit of the person of a rank. */
  long firstCredit(long rank) {
    int band = bandOf(firstRanks, rank);
    return firstCredits[band] + (rank - firstRanks[band] << band);
  }

  /** How many credits the person of a rank has; the last one of a band may have fewer. */
  int creditCount(long rank) {
    int band = bandOf(firstRanks, rank);
    return (int) Math.min(1L << band, firstCredits[band + 1] - firstCredit(rank));
  }

  private static int bandOf(long[] firsts, long number) {
    int band = 0;
    while (number >= firsts[band + 1]) {
      band++;
    }
    return band;
  }
}
