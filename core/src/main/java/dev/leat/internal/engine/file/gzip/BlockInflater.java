package dev.leat.internal.engine.file.gzip;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates from a block that starts at any bit of a byte, which zlib as Java has it cannot do: it
 * takes whole bytes.
 *
 * <p>So other blocks are put before it, which end at that bit and say nothing: blocks with the
 * fixed code that are empty have 10 bits, and one with a single match has 35, so that any number of
 * bits modulo 8 can be made. The match is of three bytes at the greatest distance. These are the
 * last three of the window, which for this stand at its start instead; behind them everything is
 * where it belongs, and they are left out of what is given.
 */
final class BlockInflater {

  private static final int EMPTY_BLOCK_BITS = 10;
  private static final int MATCH_BYTES = 3;

  /** Type 1, not the last; then the code of the end of a block, which is 7 zeros. */
  private static final long EMPTY_BLOCK = 0b010;

  /**
   * Type 1, not the last; the code 0000001 of a length of 3 and the code 11101 of the distances
   * from 24577 on, both from their highest bit on; 13 ones, to 32768; and the end of the block.
   */
  private static final long MATCH_BLOCK = 0b010 | 1L << 9 | 0b10111L << 10 | 0x1FFFL << 15;

  private static final int MATCH_BLOCK_BITS = 35;

  private static final int MOST_PREFIX_BYTES = 10;

  private BlockInflater() {}

  /**
   * Makes an inflater read on at a block.
   *
   * @param inflater one for bare blocks, without a header; it is reset
   * @param window the 32 KiB before the block
   * @param first the byte that the block starts in
   * @param bit its first bit in it
   * @return the number of bytes that it has given already, which belong to the window
   * @throws DataFormatException when the first bits are not those of a block
   */
  static int begin(Inflater inflater, byte[] window, byte first, int bit)
      throws DataFormatException {
    boolean odd = bit % 2 == 1;
    inflater.reset();
    inflater.setDictionary(odd ? turned(window) : window);
    inflater.setInput(prefix(first, bit, odd));
    return odd ? inflater.inflate(new byte[MATCH_BYTES]) : 0;
  }

  private static byte[] turned(byte[] window) {
    byte[] turned = new byte[window.length];
    System.arraycopy(window, window.length - MATCH_BYTES, turned, 0, MATCH_BYTES);
    System.arraycopy(window, 0, turned, MATCH_BYTES, window.length - MATCH_BYTES);
    return turned;
  }

  /** Blocks that end at a bit of a byte, and that byte from this bit on. */
  private static byte[] prefix(byte first, int bit, boolean odd) {
    byte[] prefix = new byte[MOST_PREFIX_BYTES];
    int bits = 0;
    if (odd) {
      put(MATCH_BLOCK, 0, prefix);
      bits = MATCH_BLOCK_BITS;
    }
    while (bits % 8 != bit) {
      put(EMPTY_BLOCK, bits, prefix);
      bits += EMPTY_BLOCK_BITS;
    }
    prefix[bits / 8] |= (byte) (first & 0xFF & -1 << bit);
    return Arrays.copyOf(prefix, bits / 8 + 1);
  }

  private static void put(long block, int at, byte[] bits) {
    for (int i = 0; i < Long.SIZE && block >>> i != 0; i++) {
      bits[(at + i) / 8] |= (byte) ((block >>> i & 1) << (at + i) % 8);
    }
  }
}
