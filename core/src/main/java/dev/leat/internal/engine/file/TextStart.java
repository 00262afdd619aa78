package dev.leat.internal.engine.file;

import dev.leat.io.Encoding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What the first bytes of a text say of its encoding.
 *
 * @param charset the character set of the text
 * @param markBytes the length of its byte order mark, which is no part of the text
 */
record TextStart(Charset charset, int markBytes) {

  /** The number of bytes that are looked at. */
  static final int BYTES = 4;

  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  /**
   * The encoding of a text. A byte order mark is always dropped; it decides when the encoding was
   * not set, or was set to the family of the mark without saying its byte order.
   */
  static TextStart of(Encoding set, byte[] bytes, int length) {
    TextStart marked = marked(new Magic(bytes, length));
    if (marked.markBytes == 0) {
      return new TextStart(unmarked(set.charset()), 0);
    }
    boolean obeyed = set.isAuto() || set.charset().name().startsWith("UTF-");
    return obeyed ? marked : new TextStart(set.charset(), dropped(marked));
  }

  /**
   * The bytes of a UTF-16 mark are letters elsewhere; those of UTF-8 are never meant as letters.
   */
  private static int dropped(TextStart marked) {
    return marked.isUtf8() ? marked.markBytes : 0;
  }

  private static TextStart marked(Magic start) {
    if (start.is(0, 0xEF, 0xBB, 0xBF)) {
      return new TextStart(StandardCharsets.UTF_8, 3);
    }
    if (start.is(0, 0xFF, 0xFE, 0, 0)) {
      return new TextStart(UTF_32LE, 4);
    }
    if (start.is(0, 0, 0, 0xFE, 0xFF)) {
      return new TextStart(UTF_32BE, 4);
    }
    if (start.is(0, 0xFF, 0xFE)) {
      return new TextStart(StandardCharsets.UTF_16LE, 2);
    }
    if (start.is(0, 0xFE, 0xFF)) {
      return new TextStart(StandardCharsets.UTF_16BE, 2);
    }
    return new TextStart(StandardCharsets.UTF_8, 0);
  }

  /** Without a mark, UTF-16 is big-endian, as Unicode says. */
  private static Charset unmarked(Charset charset) {
    return charset.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : charset;
  }

  /** Whether the bytes are taken as they are. */
  boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
  }
}
