package dev.leat.internal.engine.file;

import dev.leat.data.LeatException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Refuses files that are no text, and text that is not in UTF-8, as far as a sample tells. */
public final class TextCheck {

  /** One NUL in so many bytes may be an accident, more are none. */
  private static final int NUL_RATE = 1000;

  private static final int LONGEST_CHARACTER = 4;
  private static final int CONTEXT = 20;

  private TextCheck() {}

  /**
   * Checks the sample of an input.
   *
   * @throws LeatException of kind {@code INPUT} that says what the input seems to be
   */
  public static void check(String name, Sample sample) {
    Optional<BinaryKind> kind = BinaryKind.of(sample.pieces().getFirst().bytes());
    if (kind.isPresent()) {
      throw Failures.input("\"%s\" is no text: it seems to be %s.", name, kind.get().label());
    }
    Sample.Coverage coverage = sample.coverage();
    for (int i = 0; i < sample.pieces().size(); i++) {
      Sample.Piece piece = sample.pieces().get(i);
      if (!isPlainAscii(piece.bytes())) {
        boolean cut = coverage == Sample.Coverage.PART;
        checkNuls(name, piece);
        checkUtf8(name, piece, cut && i > 0 ? characterStart(piece.bytes()) : 0, coverage);
      }
    }
  }

  private static boolean isPlainAscii(byte[] bytes) {
    for (byte value : bytes) {
      if (value <= 0) {
        return false;
      }
    }
    return true;
  }

  private static void checkNuls(String name, Sample.Piece piece) {
    byte[] bytes = piece.bytes();
    int even = 0;
    int odd = 0;
    int first = -1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        even += 1 - (i & 1);
        odd += i & 1;
        first = first < 0 ? i : first;
      }
    }
    int nuls = even + odd;
    if ((long) nuls * NUL_RATE > bytes.length) {
      boolean wide = nuls * 5 > bytes.length && Math.min(even, odd) * 20 < nuls;
      if (wide) {
        String encoding = even > odd ? "utf-16be" : "utf-16le";
        throw Failures.input(
            "\"%s\" seems to be UTF-16 without a byte order mark. Set --encoding %s.",
            name, encoding);
      }
      throw Failures.input(
          "\"%s\" is no text: a piece of it has %d NUL bytes, the first at offset %d. Name a text"
              + " file, or delete them with \"tr -d '\\000'\".",
          name, nuls, piece.offset() + first);
    }
  }

  private static void checkUtf8(
      String name, Sample.Piece piece, int start, Sample.Coverage coverage) {
    byte[] bytes = piece.bytes();
    int invalid = firstInvalid(bytes, start);
    boolean cutCharacter =
        coverage == Sample.Coverage.PART && bytes.length - invalid < LONGEST_CHARACTER;
    if (invalid < bytes.length && !cutCharacter) {
      throw Failures.input(
          "\"%s\" is not in UTF-8: the byte 0x%02X at offset %d. Set its encoding: with --encoding"
              + " windows-1252 it would be \"%s\".",
          name, bytes[invalid], piece.offset() + invalid, shown(bytes, invalid));
    }
  }

  /** The line around a position, or some of it, as it would be in the most likely encoding. */
  private static String shown(byte[] bytes, int position) {
    int from = position;
    int to = position;
    while (from > 0 && from > position - CONTEXT && bytes[from - 1] >= ' ') {
      from--;
    }
    while (to < bytes.length && to < position + CONTEXT && (bytes[to] < 0 || bytes[to] >= ' ')) {
      to++;
    }
    return new String(bytes, from, to - from, Charset.forName("windows-1252"));
  }

  /** The first byte that does not continue a character. */
  private static int characterStart(byte[] bytes) {
    int at = 0;
    while (at < Math.min(LONGEST_CHARACTER - 1, bytes.length) && (bytes[at] & 0xC0) == 0x80) {
      at++;
    }
    return at;
  }

  /** The position of the first byte that is no UTF-8, or the length. */
  private static int firstInvalid(byte[] bytes, int start) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer source = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer ignored = CharBuffer.allocate(1 << 12);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      ignored.clear();
      result = decoder.decode(source, ignored, true);
    }
    return source.position();
  }
}
