package dev.leat.cli.generate;

/**
 * Who is credited in which title, computed both ways.
 *
 * <pre>
 *   credit (in the order of titles) ──shuffle──► credit (in the order of ranks) ──► rank ──shuffle──► person
 * </pre>
 *
 * <p>A sixth of the persons have no credit at all. Instances are immutable and shared by all
 * threads.
 */
final class Cast {
  private final TitleCredits titles;
  private final CreditBands bands;
  private final Permutation credits;
  private final Permutation persons;
  private final long personCount;

  Cast(long titleCount, long seed) {
    SplitMix seeds = new SplitMix(seed);
    titles = new TitleCredits(titleCount, seeds.next());
    bands = new CreditBands(titles.credits());
    credits = new Permutation(titles.credits(), seeds.next());
    personCount = bands.people() + bands.people() / 5;
    persons = new Permutation(personCount, seeds.next());
  }

  TitleCredits titles() {
    return titles;
  }

  /** How many persons there are: about 1.1 for each title. */
  long personCount() {
    return personCount;
  }

  /** The person who has a credit, of those numbered in the order of titles. */
  long personOf(long credit) {
    return persons.at(bands.rankOf(credits.at(credit)));
  }

  /** How many credits a person has. */
  int creditCount(long person) {
    long rank = persons.positionOf(person);
    return rank < bands.people() ? bands.creditCount(rank) : 0;
  }

  /** The title of one of a person's credits, counted from 0. */
  long titleOf(long person, int index) {
    long rank = persons.positionOf(person);
    return titles.titleOf(credits.positionOf(bands.firstCredit(rank) + index));
  }
}
