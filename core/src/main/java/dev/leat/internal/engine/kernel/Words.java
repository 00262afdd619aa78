package dev.leat.internal.engine.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of an array at a time (SWAR, SIMD within a register).
 *
 * <p>Sources: Lamport, "Multiple byte processing with full-word instructions", CACM 1975; Mycroft's
 * zero-byte test. In a result mask the lowest set bit is exact; higher ones may be false, because a
 * borrow can cross from a matching byte, so a loop takes the lowest and looks again behind it.
 */
public final class Words {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Words() {}

  /** The eight bytes from a position, the first of them lowest. */
  public static long at(byte[] bytes, int position) {
    return (long) LONGS.get(bytes, position);
  }

  /** Puts eight bytes at a position, the lowest first. */
  public static void put(byte[] bytes, int position, long word) {
    LONGS.set(bytes, position, word);
  }

  /** A word of eight times the same byte. */
  public static long repeat(int value) {
    return ONES * (value & 0xFF);
  }

  /** Marks the bytes of a word that are below a bound of at most 0x80, given as its repeat. */
  public static long below(long word, long bound) {
    return (word - bound) & ~word & HIGHS;
  }

  /** Marks the bytes of a word that equal a byte, given as its repeat. */
  public static long equal(long word, long value) {
    long difference = word ^ value;
    return (difference - ONES) & ~difference & HIGHS;
  }

  /** As {@link #below}, and no other byte is marked. */
  public static long exactlyBelow(long word, long bound) {
    return ~((word | HIGHS) - bound) & ~word & HIGHS;
  }

  /** As {@link #equal}, and no other byte is marked. */
  public static long exactlyEqual(long word, long value) {
    long difference = word ^ value;
    long lowBits = (difference & ~HIGHS) + ~HIGHS;
    return ~(lowBits | difference) & HIGHS;
  }

  /** The number of bytes of a word that equal a byte, given as its repeat. */
  public static int count(long word, long value) {
    return Long.bitCount(exactlyEqual(word, value));
  }

  /** The number of bytes before the first marked one of a mask that is not 0. */
  public static int first(long mask) {
    return Long.numberOfTrailingZeros(mask) >>> 3;
  }
}
