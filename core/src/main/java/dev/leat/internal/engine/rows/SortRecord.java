package dev.leat.internal.engine.rows;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.VarNumber;

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
    VarNumber.append(split, row);
  }

  /** Where the values of the row at a position start. */
  public static int values(byte[] bytes, int at) {
    return VarNumber.end(bytes, KeyBytes.end(bytes, at));
  }
}
