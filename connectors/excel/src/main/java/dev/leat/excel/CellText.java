package dev.leat.excel;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of cells, in which {@code _x000D_} stands for a character that XML has none for, and
 * {@code _x005F_} for an underscore that would begin such an escape.
 */
final class CellText {

  /** The most characters of a cell, in units of UTF-16. */
  static final int MOST_CHARACTERS = 32_767;

  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final byte[] AMP = ascii("&amp;");
  private static final byte[] LESS = ascii("&lt;");
  private static final byte[] GREATER = ascii("&gt;");
  private static final byte[] QUOTE = ascii("&quot;");
  private static final int LENGTH_OF_ESCAPE = 7;

  private CellText() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A text as it is in a cell, with its escapes undone. */
  static String read(String stored) {
    if (stored.indexOf("_x") < 0) {
      return stored;
    }
    Matcher escape = ESCAPE.matcher(stored);
    return escape.replaceAll(found ->
        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  /** Appends a text in UTF-8 as XML. */
  static void append(byte[] bytes, int start, int length, Xml out) {
    for (int at = start; at < start + length; at++) {
      byte value = bytes[at];
      switch (value) {
        case '&' -> out.append(AMP);
        case '<' -> out.append(LESS);
        case '>' -> out.append(GREATER);
        case '"' -> out.append(QUOTE);
        case '_' -> appendUnderscore(bytes, at, start + length, out);
        default -> {
          if (value >= 0 && value < ' ' && value != '\t' && value != '\n') {
            out.append("_x%04X_".formatted((int) value));
          } else if (isNoCharacter(bytes, at, start + length)) {
            out.append("_xFFF%X_".formatted(bytes[at + 2] & 0xF));
            at += 2;
          } else {
            out.append(value);
          }
        }
      }
    }
  }

  private static void appendUnderscore(byte[] bytes, int at, int end, Xml out) {
    boolean begins =
        at + LENGTH_OF_ESCAPE <= end
            && ESCAPE
                .matcher(new String(bytes, at, LENGTH_OF_ESCAPE, StandardCharsets.ISO_8859_1))
                .matches();
    out.append(begins ? "_x005F_" : "_");
  }

  /** U+FFFE and U+FFFF, which are no characters of XML. */
  private static boolean isNoCharacter(byte[] bytes, int at, int end) {
    return bytes[at] == (byte) 0xEF
        && at + 2 < end
        && bytes[at + 1] == (byte) 0xBF
        && (bytes[at + 2] & 0xFE) == 0xBE;
  }

  /** The number of characters of a text in UTF-8, in units of UTF-16. */
  static int characters(byte[] bytes, int start, int length) {
    int count = 0;
    for (int at = start; at < start + length; at++) {
      int value = bytes[at] & 0xFF;
      count += (value & 0xC0) == 0x80 ? 0 : value >= 0xF0 ? 2 : 1;
    }
    return count;
  }
}
