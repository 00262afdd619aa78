package dev.leat.internal.engine.file.gzip;

import java.util.zip.CRC32;

/**
 * Goes on with a CRC-32 whose value is known, which that of the JDK cannot: it is brought to the
 * value by four bytes.
 *
 * <p>A CRC is a linear shift register, so that the bytes that lead to a state are found by running
 * it backwards.
 */
final class Checksums {

  private static final int POLYNOMIAL = 0xEDB88320;
  private static final int[] TABLE = new int[256];

  /** Which entry of the table has a highest byte. */
  private static final int[] BY_HIGHEST = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int entry = i;
      for (int bit = 0; bit < 8; bit++) {
        entry = (entry & 1) == 0 ? entry >>> 1 : entry >>> 1 ^ POLYNOMIAL;
      }
      TABLE[i] = entry;
      BY_HIGHEST[entry >>> 24] = i;
    }
  }

  private Checksums() {}

  /** A checksum that has a value. */
  static CRC32 from(int value) {
    int state = ~value;
    for (int i = 0; i < Integer.BYTES; i++) {
      int entry = BY_HIGHEST[state >>> 24];
      state = (state ^ TABLE[entry]) << 8 | entry;
    }
    int bytes = ~state;
    CRC32 checksum = new CRC32();
    for (int i = 0; i < Integer.BYTES; i++) {
      checksum.update(bytes >>> 8 * i & 0xFF);
    }
    return checksum;
  }
}
