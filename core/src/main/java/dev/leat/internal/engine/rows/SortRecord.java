package dev.leat.internal.engine.rows;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.KeyBytes;

/**
 * The form of a row that is sorted, but for the first eight bytes of its key.
 *
 * <pre>
 *   the rest of the key, as KeyBytes    the number of its split, 7 bits a byte    its values
 * </pre>
 *
 * <p>Those eight bytes, its {@linkplain SortedRows#prefix prefix}, are kept beside it. The split
 * says which of rows with equal keys came first, when they meet again in the runs of several
 * workers.
 */
public final class SortRecord {

  private SortRecord() {}

  /**
   * Appends what stands before the values.
   *
   * <p>Zeros at the end of the key are left out: no key is the start of another, so they decide
   * nothing.
   */
  public static void append(ByteBuilder key, long split, ByteBuilder row) {
    byte[] bytes = key.array();
    int end = key.size();
    while (end > Long.BYTES && bytes[end - 1] == 0) {
      end--;
    }
    KeyBytes.append(row, bytes, Long.BYTES, Math.max(0, end - Long.BYTES));
    appendNumber(split, row);
  }

  /** Appends a number that is not negative, 7 bits a byte, the lowest first. */
  public static void appendNumber(long number, ByteBuilder out) {
    long rest = number;
    while (rest >= 0x80) {
      out.append((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.append((byte) rest);
  }

  /** The number at a position. */
  public static long number(byte[] bytes, int at) {
    long number = 0;
    int shift = 0;
    int position = at;
    while (bytes[position] < 0) {
      number |= (bytes[position++] & 0x7FL) << shift;
      shift += 7;
    }
    return number | (long) bytes[position] << shift;
  }

  /** Where the number at a position ends. */
  public static int numberEnd(byte[] bytes, int at) {
    int position = at;
    while (bytes[position] < 0) {
      position++;
    }
    return position + 1;
  }

  /** Where the values of the row at a position start. */
  public static int values(byte[] bytes, int at) {
    return numberEnd(bytes, KeyBytes.end(bytes, at));
  }
}
