package dev.leat.internal.engine.kernel;

/**
 * Hashes slices of bytes to 64 bits.
 *
 * <p>Multiply and fold, as in wyhash (Wang Yi, 2019), with other constants. Not for adversaries:
 * who can choose all keys can make them collide, which costs time but no correctness.
 */
public final class Hashing {

  private static final long A = 0x9E3779B97F4A7C15L;
  private static final long B = 0xC2B2AE3D27D4EB4FL;

  private Hashing() {}

  /** Mixes a word into a hash. */
  public static long mix(long hash, long word) {
    long left = hash ^ word ^ A;
    long right = word + B;
    return (left * right) ^ Math.unsignedMultiplyHigh(left, right);
  }

  /** Mixes a slice into a hash; the length counts, so that neighbours do not run together. */
  public static long mix(long hash, byte[] bytes, int start, int length) {
    long result = hash + length;
    int position = start;
    int rest = length;
    while (rest >= 8) {
      result = mix(result, Words.at(bytes, position));
      position += 8;
      rest -= 8;
    }
    return rest == 0 ? mix(result, length) : mix(result, tail(bytes, position, rest));
  }

  /** The 1 to 7 bytes from a position as one word, read whole where the array allows it. */
  private static long tail(byte[] bytes, int position, int count) {
    if (position + 8 <= bytes.length) {
      return Words.at(bytes, position) << (64 - 8 * count) >>> (64 - 8 * count);
    }
    long word = 0;
    for (int i = count - 1; i >= 0; i--) {
      word = word << 8 | bytes[position + i] & 0xFF;
    }
    return word;
  }

  /** Whether two slices of the same length are equal. */
  public static boolean equal(byte[] a, int aStart, byte[] b, int bStart, int length) {
    int offset = 0;
    while (length - offset >= 8) {
      if (Words.at(a, aStart + offset) != Words.at(b, bStart + offset)) {
        return false;
      }
      offset += 8;
    }
    int rest = length - offset;
    return rest == 0 || tail(a, aStart + offset, rest) == tail(b, bStart + offset, rest);
  }
}
