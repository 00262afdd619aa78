package dev.leat.conformance.cases;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes bytes so that a reader of a case file sees all of them, and reads them back.
 *
 * <p>Control characters are their pictures ({@code ␍ ␀ ␉}), other bytes that are no text are {@code
 * «EF BB BF»}, a long run is {@code «abc × 300»}, and {@code ∎} takes away the line feed behind it.
 */
final class Visible {

  private static final int PICTURES = 0x2400;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int CONTROLS = 0x20;
  private static final Pattern BRACKETS = Pattern.compile("«([^«»]*)»");
  private static final Pattern HEX = Pattern.compile("[0-9A-F]{2}( [0-9A-F]{2})*");
  private static final Pattern RUN = Pattern.compile("(?s)(.+) × (\\d+)");
  private static final HexFormat BYTES = HexFormat.ofDelimiter(" ").withUpperCase();

  private Visible() {}

  /** The text as ISO 8859-1 characters, one for each byte of the content. */
  static byte[] toBytes(String shown) {
    String text = shown.replace("∎\n", "");
    Matcher matcher = BRACKETS.matcher(text);
    StringBuilder bytes = new StringBuilder();
    int from = 0;
    for (MatchResult match : matcher.results().toList()) {
      bytes.append(plain(text.substring(from, match.start()))).append(bracket(match));
      from = match.end();
    }
    bytes.append(plain(text.substring(from)));
    return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String bracket(MatchResult match) {
    String inside = match.group(1);
    if (HEX.matcher(inside).matches()) {
      return new String(BYTES.parseHex(inside), StandardCharsets.ISO_8859_1);
    }
    Matcher run = RUN.matcher(inside);
    return run.matches()
        ? plain(run.group(1)).repeat(Integer.parseInt(run.group(2)))
        : plain(match.group());
  }

  private static String plain(String text) {
    StringBuilder controls = new StringBuilder();
    text.codePoints().map(Visible::control).forEach(controls::appendCodePoint);
    byte[] utf8 = controls.toString().getBytes(StandardCharsets.UTF_8);
    return new String(utf8, StandardCharsets.ISO_8859_1);
  }

  private static int control(int codePoint) {
    if (codePoint == DELETE_PICTURE) {
      return 0x7F;
    }
    boolean picture = codePoint >= PICTURES && codePoint < PICTURES + CONTROLS;
    return picture ? codePoint - PICTURES : codePoint;
  }

  /** The bytes as a case file shows them. */
  static String of(byte[] bytes) {
    String text = isText(bytes) ? new String(bytes, StandardCharsets.UTF_8) : "";
    if (text.isEmpty() && bytes.length > 0) {
      return "«" + BYTES.formatHex(bytes) + "»∎\n";
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> appendPicture(shown, c));
    boolean open = !text.isEmpty() && !text.endsWith("\n");
    return open ? shown + "∎\n" : shown.toString();
  }

  private static void appendPicture(StringBuilder shown, int codePoint) {
    if (codePoint == 0xFEFF) {
      shown.append("«EF BB BF»");
    } else {
      boolean hidden = codePoint < CONTROLS && codePoint != '\n';
      shown.appendCodePoint(hidden ? codePoint + PICTURES : codePoint);
    }
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
