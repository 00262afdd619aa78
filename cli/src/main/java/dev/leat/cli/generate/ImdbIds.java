package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Identifiers such as {@code tt0047296} and {@code nm1234567890}: a prefix and 7 to 10 digits.
 *
 * <p>They ascend with their index in the order of their bytes, as the public files do, with gaps
 * between them. That order is not the order of their numbers: {@code tt10000000} comes before
 * {@code tt9999999}. To each index belongs a second identifier, which sorts right behind the first
 * and names nothing. Instances are immutable.
 */
final class ImdbIds {
  private static final long PLACES = 10_000_000_000L;
  private static final int MOST_DIGITS = 10;
  private static final int FEWEST_DIGITS = 7;

  /** The digits of an eighth of the identifiers each, if there is room for gaps so wide. */
  private static final int[] DIGITS = {7, 7, 7, 7, 8, 8, 9, 10};

  private final byte[] prefix;
  private final long seed;

  /** Half of what lies between two indices: the first identifier is in the lower half. */
  private final long room;

  /**
   * Identifiers of so many things.
   *
   * @param count at most 10^9
   */
  ImdbIds(String prefix, long count, long seed) {
    this.prefix = prefix.getBytes(US_ASCII);
    this.seed = seed;
    this.room = PLACES / count / 2;
  }

  /** Adds the identifier of an index. */
  void append(RowBytes row, long index) {
    append(row, 2 * index * room, index);
  }

  /** Adds an identifier behind that of an index, which is nobody's. */
  void appendMissing(RowBytes row, long index) {
    append(row, (2 * index + 1) * room, ~index);
  }

  private void append(RowBytes row, long from, long index) {
    SplitMix random = SplitMix.ofPart(seed, index);
    int digits = digits(from, random);
    long unit = unit(digits);
    long place = from + random.below((int) Math.min(room - unit + 1, Integer.MAX_VALUE));
    row.put(prefix);
    row.putDigits(Math.ceilDiv(place, unit), digits);
  }

  /** Numbers of more than seven digits do not begin with 0, unless there is no room else. */
  private int digits(long from, SplitMix random) {
    int wanted = DIGITS[random.below(DIGITS.length)];
    int digits = from < PLACES / 10 ? FEWEST_DIGITS : wanted;
    while (unit(digits) > room) {
      digits++;
    }
    return digits;
  }

  private static long unit(int digits) {
    long unit = 1;
    for (int digit = digits; digit < MOST_DIGITS; digit++) {
      unit *= 10;
    }
    return unit;
  }
}
