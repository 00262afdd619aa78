package dev.leat.cli.generate;

import java.util.Arrays;

/** Rows as bytes, put together field by field and used again and again, by one thread at a time. */
final class RowBytes {
  private byte[] bytes = new byte[1 << 20];
  private int length;

  void clear() {
    length = 0;
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  void put(byte[] text) {
    reserve(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
  }

  void put(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  /** Adds what stands for a value that is absent. */
  void putAbsent() {
    put('\\');
    put('N');
  }

  /** Adds what is between two places of what was added before. */
  void repeat(int from, int to) {
    reserve(to - from);
    System.arraycopy(bytes, from, bytes, length, to - from);
    length += to - from;
  }

  /** Adds a number of 0 or more. */
  void putNumber(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    putDigits(number, digits);
  }

  /** Adds the last digits of a number, with zeros in front where it has fewer. */
  void putDigits(long number, int digits) {
    reserve(digits);
    long rest = number;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
