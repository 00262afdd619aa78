package dev.leat.internal.engine.kernel;

/**
 * Counts and places characters (Unicode code points) in slices of UTF-8.
 *
 * <p>Every byte that does not continue a character starts one, so bytes that are no UTF-8 are
 * counted somehow, and never read beyond the slice.
 */
public final class Utf8Text {

  private Utf8Text() {}

  /** The number of characters. */
  public static int count(byte[] bytes, int start, int length) {
    int count = 0;
    for (int i = start; i < start + length; i++) {
      count += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return count;
  }

  /** The offset in the array of the character after so many others; the end if there are fewer. */
  public static int offset(byte[] bytes, int start, int length, int characters) {
    int end = start + length;
    int left = characters;
    int at = start;
    while (at < end && left > 0) {
      at = next(bytes, at, end);
      left--;
    }
    return at;
  }

  /** The offset of the character after the one at an offset. */
  public static int next(byte[] bytes, int at, int end) {
    int next = at + 1;
    while (next < end && (bytes[next] & 0xC0) == 0x80) {
      next++;
    }
    return next;
  }

  /** The offset of the character before an offset. */
  public static int previous(byte[] bytes, int at, int start) {
    int previous = at - 1;
    while (previous > start && (bytes[previous] & 0xC0) == 0x80) {
      previous--;
    }
    return previous;
  }

  /** Whether all bytes are ASCII. */
  public static boolean isAscii(byte[] bytes, int start, int length) {
    int all = 0;
    for (int i = start; i < start + length; i++) {
      all |= bytes[i];
    }
    return all >= 0;
  }
}
