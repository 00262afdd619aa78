package dev.leat.io;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/**
 * How the characters of a file are bytes.
 *
 * @param label the name of a character set in lower case, or {@code auto}
 */
public record Encoding(String label) implements Serializable {

  /** UTF-8, or UTF-16 when the file starts with a byte order mark that says so. */
  public static final Encoding AUTO = new Encoding("auto");

  /** UTF-8. */
  public static final Encoding UTF_8 = of(StandardCharsets.UTF_8);

  /** Checks that the character set exists. */
  public Encoding {
    label = label.toLowerCase(Locale.ROOT);
    if (!label.equals("auto")) {
      label = find(label).name().toLowerCase(Locale.ROOT);
    }
  }

  /** A character set. */
  public static Encoding of(Charset charset) {
    return new Encoding(charset.name());
  }

  /** Whether the encoding is found out by looking. */
  public boolean isAuto() {
    return label.equals("auto");
  }

  /** The character set; UTF-8 when it is found out by looking. */
  public Charset charset() {
    return isAuto() ? StandardCharsets.UTF_8 : Charset.forName(label);
  }

  /** Whether the bytes of a file in this encoding are taken as they are: UTF-8 and US-ASCII. */
  public boolean isUtf8() {
    Charset charset = charset();
    return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
  }

  private static Charset find(String label) {
    try {
      return Charset.forName(label);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      String message =
          "There is no encoding \"%s\" (expected: utf-8, utf-16, utf-16le, utf-16be, latin1 or"
              + " windows-1252).";
      throw new LeatException(ErrorKind.USAGE, message.formatted(label), e);
    }
  }
}
