package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;

/** Numbers in as few bytes as they need: seven bits each, the lowest first. */
public final class VarNumber {

  private VarNumber() {}

  /** Appends a number; one that is negative takes ten bytes. */
  public static void append(long number, ByteBuilder out) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.append((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.append((byte) rest);
  }

  /** The number at a position. */
  public static long at(byte[] bytes, int position) {
    long number = 0;
    int shift = 0;
    int at = position;
    while (bytes[at] < 0) {
      number |= (bytes[at++] & 0x7FL) << shift;
      shift += 7;
    }
    return number | (long) bytes[at] << shift;
  }

  /** Where the number at a position ends. */
  public static int end(byte[] bytes, int position) {
    int at = position;
    while (bytes[at] < 0) {
      at++;
    }
    return at + 1;
  }
}
