package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.nio.charset.StandardCharsets;

/** Small loops over slices of bytes that hold ASCII text. */
final class AsciiText {

  private AsciiText() {}

  /** Appends a string of ASCII characters. */
  static void append(String text, ByteBuilder out) {
    out.append(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String string(byte[] bytes, int start, int length) {
    return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
  }

  static boolean equals(byte[] bytes, int start, int length, String text) {
    if (length != text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The number of two digits at an offset; negative if they are none. */
  static int twoDigits(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
  }

  /** Writes two digits at an offset. */
  static void putTwoDigits(byte[] bytes, int at, int value) {
    bytes[at] = (byte) ('0' + value / 10);
    bytes[at + 1] = (byte) ('0' + value % 10);
  }
}
