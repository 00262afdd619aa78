package dev.leat.internal.engine.expression;

import dev.leat.internal.engine.kernel.ByteSearch;
import dev.leat.internal.engine.kernel.Utf8Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A pattern of {@code like}: {@code %} is any text, {@code _} one character, {@code \} takes the
 * next character as it is.
 *
 * <p>Matched on bytes. On a mismatch only the last {@code %} is tried again, one character further
 * on, which is enough: the pieces before it already stand as far left as they can.
 */
final class TextPattern {

  private static final int ONE = 256;
  private static final int MANY = 257;

  private final int[] codes;

  private TextPattern(int[] codes) {
    this.codes = codes;
  }

  /**
   * The pattern of a text.
   *
   * @throws RowFailure when it ends in a lone backslash
   */
  static TextPattern of(String pattern) {
    byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
    int[] codes = new int[bytes.length];
    int count = 0;
    for (int i = 0; i < bytes.length; i++) {
      int code = bytes[i] & 0xFF;
      if (code == '\\') {
        if (++i == bytes.length) {
          throw new RowFailure(
              "the pattern "
                  + RowFailure.quoted(pattern)
                  + " ends in a \\ (write \\\\ for itself)");
        }
        code = bytes[i] & 0xFF;
      } else if (code == '%') {
        code = MANY;
      } else if (code == '_') {
        code = ONE;
      }
      codes[count++] = code;
    }
    return new TextPattern(Arrays.copyOf(codes, count));
  }

  /** The fastest test of this pattern. */
  SliceTest test() {
    int length = codes.length;
    boolean opensWide = length > 0 && codes[0] == MANY;
    boolean endsWide = length > 1 && codes[length - 1] == MANY;
    byte[] literal = new byte[length];
    int from = opensWide ? 1 : 0;
    int to = endsWide ? length - 1 : length;
    for (int i = from; i < to; i++) {
      if (codes[i] >= ONE) {
        return (bytes, start, size) -> matches(bytes, start, size) ? 1 : 0;
      }
      literal[i - from] = (byte) codes[i];
    }
    return simple(Arrays.copyOf(literal, to - from), opensWide, endsWide);
  }

  private static SliceTest simple(byte[] literal, boolean opensWide, boolean endsWide) {
    if (opensWide) {
      return endsWide
          ? (bytes, start, length) -> ByteSearch.contains(bytes, start, length, literal) ? 1 : 0
          : (bytes, start, length) -> ByteSearch.endsWith(bytes, start, length, literal) ? 1 : 0;
    }
    return endsWide
        ? (bytes, start, length) -> ByteSearch.startsWith(bytes, start, length, literal) ? 1 : 0
        : SliceTest.equalTo(literal);
  }

  /** Whether a slice matches as a whole. */
  boolean matches(byte[] bytes, int start, int length) {
    int end = start + length;
    int at = start;
    int code = 0;
    int retryCode = -1;
    int retryAt = -1;
    while (at < end) {
      int wanted = code < codes.length ? codes[code] : -1;
      if (wanted == MANY) {
        retryCode = ++code;
        retryAt = at;
      } else if (wanted == ONE) {
        at = Utf8Text.next(bytes, at, end);
        code++;
      } else if (wanted == (bytes[at] & 0xFF)) {
        at++;
        code++;
      } else if (retryCode >= 0) {
        retryAt = Utf8Text.next(bytes, retryAt, end);
        at = retryAt;
        code = retryCode;
      } else {
        return false;
      }
    }
    while (code < codes.length && codes[code] == MANY) {
      code++;
    }
    return code == codes.length;
  }
}
