package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads and writes the texts of JSON strings, in UTF-8.
 *
 * <p>An escape of one half of a surrogate pair stands for no character: it is read as U+FFFD, which
 * says so. Written are only the escapes that are needed: of quotes, backslashes and control
 * characters.
 */
public final class JsonText {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
  private static final long BACKSLASHES = Words.repeat('\\');
  private static final int REPLACEMENT = 0xFFFD;
  private static final int SUPPLEMENTARY = 0x10000;

  private JsonText() {}

  /** Whether a slice holds a backslash. */
  public static boolean hasEscapes(byte[] bytes, int start, int length) {
    int end = start + length;
    int at = start;
    for (; at < end && at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      long found = Words.equal(Words.at(bytes, at), BACKSLASHES);
      if (found != 0) {
        return at + Words.first(found) < end;
      }
    }
    while (at < end && bytes[at] != '\\') {
      at++;
    }
    return at < end;
  }

  /** Appends a value as plain text: a string without quotes and escapes, others as they are. */
  public static void appendPlain(byte[] bytes, int start, int length, ByteBuilder out) {
    if (bytes[start] == '"') {
      appendUnescaped(bytes, start + 1, length - 2, out);
    } else {
      out.append(bytes, start, length);
    }
  }

  /** Whether the string that starts with the quote at a position has a text, given in UTF-8. */
  public static boolean isString(byte[] bytes, int quote, byte[] text) {
    int at = quote + 1;
    int same = 0;
    while (same < text.length && bytes[at] == text[same] && text[same] != '\\') {
      same++;
      at++;
    }
    if (same == text.length && bytes[at] == '"') {
      return true;
    }
    int close = JsonWalk.stringEnd(bytes, at) - 1;
    return hasEscapes(bytes, at, close - at)
        && Arrays.equals(unescaped(bytes, quote + 1, close - quote - 1), text);
  }

  /** The text of the inside of a string. */
  public static String string(byte[] bytes, int start, int length) {
    return hasEscapes(bytes, start, length)
        ? new String(unescaped(bytes, start, length), StandardCharsets.UTF_8)
        : new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  private static byte[] unescaped(byte[] bytes, int start, int length) {
    ByteBuilder text = new ByteBuilder(length);
    appendUnescaped(bytes, start, length, text);
    return Arrays.copyOf(text.array(), text.size());
  }

  /** Appends the text of the inside of a string, which is never longer. */
  public static void appendUnescaped(byte[] bytes, int start, int length, ByteBuilder out) {
    int end = start + length;
    int at = start;
    while (at < end) {
      int plain = at;
      while (at < end && bytes[at] != '\\') {
        at++;
      }
      out.append(bytes, plain, at - plain);
      if (at < end) {
        at = unescape(bytes, at, end, out);
      }
    }
  }

  private static int unescape(byte[] bytes, int backslash, int end, ByteBuilder out) {
    byte kind = bytes[backslash + 1];
    if (kind != 'u') {
      int control = "btnfr".indexOf(kind);
      out.append(control < 0 ? kind : (byte) "\b\t\n\f\r".charAt(control));
      return backslash + 2;
    }
    char unit = unit(bytes, backslash);
    int next = backslash + 6;
    if (!Character.isSurrogate(unit)) {
      appendCharacter(unit, out);
      return next;
    }
    boolean paired =
        Character.isHighSurrogate(unit)
            && next + 6 <= end
            && bytes[next] == '\\'
            && bytes[next + 1] == 'u'
            && Character.isLowSurrogate(unit(bytes, next));
    appendCharacter(paired ? Character.toCodePoint(unit, unit(bytes, next)) : REPLACEMENT, out);
    return paired ? next + 6 : next;
  }

  /** The unit of UTF-16 that four hexadecimal digits behind a backslash and a u stand for. */
  private static char unit(byte[] bytes, int backslash) {
    int unit = 0;
    for (int i = 2; i < 6; i++) {
      unit = unit << 4 | Character.digit(bytes[backslash + i], 16);
    }
    return (char) unit;
  }

  private static void appendCharacter(int character, ByteBuilder out) {
    if (character < 0x80) {
      out.append((byte) character);
    } else if (character < 0x800) {
      out.append((byte) (0xC0 | character >> 6));
      appendTail(character, out);
    } else if (character < SUPPLEMENTARY) {
      out.append((byte) (0xE0 | character >> 12));
      appendTail(character >> 6, out);
      appendTail(character, out);
    } else {
      out.append((byte) (0xF0 | character >> 18));
      appendTail(character >> 12, out);
      appendTail(character >> 6, out);
      appendTail(character, out);
    }
  }

  private static void appendTail(int character, ByteBuilder out) {
    out.append((byte) (0x80 | character & 0x3F));
  }

  /** Appends a text as a string, in quotes. */
  public static void appendQuoted(String text, ByteBuilder out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    appendQuoted(bytes, 0, bytes.length, out);
  }

  /** Appends a text in UTF-8 as a string, in quotes. */
  public static void appendQuoted(byte[] bytes, int start, int length, ByteBuilder out) {
    out.append((byte) '"');
    int end = start + length;
    int plain = start;
    for (int at = start; at < end; at++) {
      byte value = bytes[at];
      if (value == '"' || value == '\\' || value >= 0 && value < ' ') {
        out.append(bytes, plain, at - plain);
        appendEscape(value, out);
        plain = at + 1;
      }
    }
    out.append(bytes, plain, end - plain);
    out.append((byte) '"');
  }

  private static void appendEscape(byte value, ByteBuilder out) {
    out.append((byte) '\\');
    if (value >= ' ') {
      out.append(value);
      return;
    }
    int letter = "\b\t\n\f\r".indexOf(value);
    if (letter >= 0) {
      out.append((byte) "btnfr".charAt(letter));
    } else {
      AsciiText.append("u00", out);
      out.append(HEX[value >> 4]);
      out.append(HEX[value & 15]);
    }
  }
}
