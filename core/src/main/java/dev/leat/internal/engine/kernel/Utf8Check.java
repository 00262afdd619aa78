package dev.leat.internal.engine.kernel;

/** Proves that bytes above ASCII are UTF-8 (RFC 3629): shortest forms, and no surrogates. */
public final class Utf8Check {

  private Utf8Check() {}

  /** Whether a slice, behind which there is a byte of ASCII, is well formed. */
  public static boolean isWellFormed(byte[] bytes, int start, int length) {
    if (Utf8Text.isAscii(bytes, start, length)) {
      return true;
    }
    int at = start;
    int end = start + length;
    while (at >= 0 && at < end) {
      at = bytes[at] >= 0 ? at + 1 : sequence(bytes, at);
    }
    return at == end;
  }

  /**
   * The end of a run of bytes above ASCII, or the complement of the position of the byte at fault.
   *
   * @param from at the first of them; behind the last there is a byte of ASCII
   */
  static int sequence(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] < 0) {
      int next = character(bytes, at);
      if (next < 0) {
        return next;
      }
      at = next;
    }
    return at;
  }

  private static int character(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return ~at;
    }
    int second = bytes[at + 1] & 0xFF;
    boolean fits =
        switch (first) {
          case 0xE0 -> second >= 0xA0 && second < 0xC0;
          case 0xED -> second >= 0x80 && second < 0xA0;
          case 0xF0 -> second >= 0x90 && second < 0xC0;
          case 0xF4 -> second >= 0x80 && second < 0x90;
          default -> second >= 0x80 && second < 0xC0;
        };
    if (!fits) {
      return ~(at + 1);
    }
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    for (int i = 2; i < length; i++) {
      if (bytes[at + i] >= (byte) 0xC0) {
        return ~(at + i);
      }
    }
    return at + length;
  }
}
