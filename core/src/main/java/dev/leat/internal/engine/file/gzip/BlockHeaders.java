package dev.leat.internal.engine.file.gzip;

/**
 * Tells bits that may be the header of a block with a code of its own (RFC 1951, 3.2.7) from those
 * that are none: of random bits one in ten thousand passes.
 */
final class BlockHeaders {

  /** The bits before the lengths of the code of code lengths. */
  private static final int FIXED_BITS = 17;

  private static final int LENGTH_BITS = 3;

  /** From the byte of its first bit on, so many bytes are read of a header with 19 lengths. */
  private static final int LOOKED_AT_BYTES = 13;

  /** The sum of 2^(7 - length) over the lengths of a code that is complete. */
  private static final int COMPLETE = 1 << 7;

  private BlockHeaders() {}

  /** The first bit from which on there may be a header, before an end; or the end. */
  static long next(byte[] bytes, long from, long end) {
    long last = Math.min(end, 8L * (bytes.length - LOOKED_AT_BYTES));
    for (long bit = from; bit < last; bit++) {
      if (mayBe(bytes, bit)) {
        return bit;
      }
    }
    return end;
  }

  private static boolean mayBe(byte[] bytes, long bit) {
    int head = (int) bits(bytes, bit, FIXED_BITS);
    boolean dynamicNotLast = (head & 0b111) == 0b100;
    if (!dynamicNotLast || (head >>> 3 & 31) > 29 || (head >>> 8 & 31) > 29) {
      return false;
    }
    int lengths = (head >>> 13) + 4;
    int sum = 0;
    for (int i = 0; i < lengths; i++) {
      int length = (int) bits(bytes, bit + FIXED_BITS + (long) LENGTH_BITS * i, LENGTH_BITS);
      sum += length == 0 ? 0 : COMPLETE >>> length;
    }
    return sum == COMPLETE;
  }

  /** Up to 24 bits, the first lowest. */
  private static long bits(byte[] bytes, long bit, int count) {
    int at = (int) (bit >>> 3);
    long word =
        bytes[at] & 0xFF
            | (bytes[at + 1] & 0xFF) << 8
            | (bytes[at + 2] & 0xFF) << 16
            | (bytes[at + 3] & 0xFFL) << 24;
    return word >>> (bit & 7) & (1L << count) - 1;
  }
}
