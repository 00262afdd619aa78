package dev.leat.internal.engine.kernel;

/**
 * Reads up to eight digits at once from a word (SWAR); see {@link Words}.
 *
 * <p>A digit minus {@code '0'} is at most 9, so a sum that reaches the high bit of a byte shows
 * that one is no digit. The digits are moved to the high bytes, where zeros then stand before them;
 * neighbours are joined to pairs, and pairs to eight digits, by multiplications. Source: Lemire,
 * "Quickly parsing eight digits", 2018.
 */
final class DigitWord {

  private static final long ZEROS = 0x3030_3030_3030_3030L;
  private static final long TOO_LARGE = 0x7676_7676_7676_7676L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;
  private static final long PAIR = 0x0000_00FF_0000_00FFL;
  private static final long POINTS = Words.repeat('.');

  private DigitWord() {}

  /** Whether a slice is in the first bytes of a word that can be loaded. */
  static boolean covers(byte[] bytes, int start, int length) {
    return length > 0 && length <= Long.BYTES && start + Long.BYTES <= bytes.length;
  }

  /** The number of so many digits, the first in the lowest byte; -1 if one of them is none. */
  static long value(long word, int length) {
    if (length == 0) {
      return -1;
    }
    long digits = (word ^ ZEROS) << (Long.SIZE - Byte.SIZE * length);
    if (((digits | (digits + TOO_LARGE)) & HIGHS) != 0) {
      return -1;
    }
    long pairs = digits * 10 + (digits >>> Byte.SIZE);
    long high = (pairs & PAIR) * (100 + (1_000_000L << Integer.SIZE));
    long low = (pairs >>> 16 & PAIR) * (1 + (10_000L << Integer.SIZE));
    return (high + low) >>> Integer.SIZE;
  }

  /** The position of the first point among so many bytes, or -1. */
  static int point(long word, int length) {
    long mask = Words.equal(word, POINTS);
    int position = mask == 0 ? length : Words.first(mask);
    return position < length ? position : -1;
  }

  /** The word without the byte at a position; later bytes move down. */
  static long without(long word, int position) {
    long before = (1L << (Byte.SIZE * position)) - 1;
    return (word & before) | (word >>> Byte.SIZE & ~before);
  }
}
