package dev.leat.internal.engine.kernel;

import java.util.Arrays;

/** Looks for texts in slices of bytes; in UTF-8 that finds characters and never parts of them. */
public final class ByteSearch {

  private ByteSearch() {}

  /** The offset in the array of the first occurrence of a part, or -1. */
  public static int find(byte[] bytes, int start, int length, byte[] part) {
    return find(bytes, start, length, part, 0, part.length);
  }

  /** The offset in the array of the first occurrence of a slice of another array, or -1. */
  public static int find(
      byte[] bytes, int start, int length, byte[] part, int partStart, int partLength) {
    if (partLength == 0) {
      return start;
    }
    int last = start + length - partLength;
    byte first = part[partStart];
    for (int at = start; at <= last; at++) {
      if (bytes[at] == first
          && Arrays.equals(bytes, at, at + partLength, part, partStart, partStart + partLength)) {
        return at;
      }
    }
    return -1;
  }

  /** The offset in the array of the last occurrence of a slice of another array, or -1. */
  public static int findLast(
      byte[] bytes, int start, int length, byte[] part, int partStart, int partLength) {
    for (int at = start + length - partLength; at >= start; at--) {
      if (Arrays.equals(bytes, at, at + partLength, part, partStart, partStart + partLength)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether a part occurs in a slice. */
  public static boolean contains(byte[] bytes, int start, int length, byte[] part) {
    return find(bytes, start, length, part) >= 0;
  }

  /** Whether a slice starts with a part. */
  public static boolean startsWith(byte[] bytes, int start, int length, byte[] part) {
    return length >= part.length
        && Arrays.equals(bytes, start, start + part.length, part, 0, part.length);
  }

  /** Whether a slice ends with a part. */
  public static boolean endsWith(byte[] bytes, int start, int length, byte[] part) {
    int end = start + length;
    return length >= part.length
        && Arrays.equals(bytes, end - part.length, end, part, 0, part.length);
  }
}
