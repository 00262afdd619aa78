package dev.leat.internal.engine.kernel;

/**
 * Finds the ends of JSON tokens (RFC 8259) and proves that they are well formed.
 *
 * <p>Every method takes an array that ends in a byte 0 behind the text, and {@link #PADDING} bytes
 * in all of any value: no token holds a 0, so no loop has to ask for the end. It gives the position
 * behind the token, or the complement of the position of the byte at fault.
 */
public final class JsonTokens {

  /** The bytes that an array has behind its text, the first of them 0. */
  public static final int PADDING = 64;

  private static final long QUOTES = Words.repeat('"');
  private static final long BACKSLASHES = Words.repeat('\\');
  private static final long SPACES = Words.repeat(' ');
  private static final long ZEROS = Words.repeat('0');
  private static final long ABOVE_NINE = Words.repeat(0x7F - 9);
  private static final long ONES = Words.repeat(1);
  private static final long HIGHS = Words.repeat(0x80);

  /** White space, as {@link #skipBlanks} wants it. */
  public static final long BLANKS = 1L << ' ' | 1L << '\t' | 1L << '\r' | 1L << '\n';

  /** White space that does not end a line. */
  public static final long BLANKS_OF_LINE = BLANKS & ~(1L << '\n');

  private JsonTokens() {}

  /**
   * The position of the first byte from a position on that is no white space.
   *
   * @param blanks {@link #BLANKS} or {@link #BLANKS_OF_LINE}
   */
  public static int skipBlanks(byte[] bytes, int from, long blanks) {
    int at = from;
    while (bytes[at] <= ' ' && bytes[at] >= 0 && (blanks >>> bytes[at] & 1) != 0) {
      at++;
    }
    return at;
  }

  /**
   * The end of a string, its closing quote included.
   *
   * @param from behind the opening quote
   */
  public static int string(byte[] bytes, int from) {
    int at = from;
    while (true) {
      long special = special(Words.at(bytes, at));
      if (special == 0) {
        at += Long.BYTES;
        continue;
      }
      at += Words.first(special);
      byte found = bytes[at];
      if (found == '"') {
        return at + 1;
      }
      at = found == '\\' ? escape(bytes, at) : found < 0 ? Utf8Check.sequence(bytes, at) : ~at;
      if (at < 0) {
        return at;
      }
    }
  }

  /**
   * Marks quotes, backslashes, control characters and bytes above ASCII; the lowest mark is exact.
   *
   * <p>As bytes above ASCII are marked anyway, the tests for the others need not leave them out: a
   * byte of ASCII has a difference below 0x80, from which only 0 borrows.
   */
  private static long special(long word) {
    long quote = (word ^ QUOTES) - ONES;
    long backslash = (word ^ BACKSLASHES) - ONES;
    return (quote | backslash | word - SPACES | word) & HIGHS;
  }

  /** The end of an escape that starts at a backslash. */
  private static int escape(byte[] bytes, int start) {
    return switch (bytes[start + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> start + 2;
      case 'u' -> hex(bytes, start + 2);
      default -> ~(start + 1);
    };
  }

  private static int hex(byte[] bytes, int start) {
    for (int at = start; at < start + 4; at++) {
      if (Character.digit(bytes[at], 16) < 0) {
        return ~at;
      }
    }
    return start + 4;
  }

  /** The end of a number that starts at a digit or a minus. */
  public static int number(byte[] bytes, int from) {
    int at = bytes[from] == '-' ? from + 1 : from;
    if (bytes[at] == '0') {
      at++;
    } else {
      at = digits(bytes, at);
      if (at < 0) {
        return at;
      }
    }
    if (bytes[at] == '.') {
      at = digits(bytes, at + 1);
      if (at < 0) {
        return at;
      }
    }
    if ((bytes[at] | 0x20) == 'e') {
      byte sign = bytes[at + 1];
      at = digits(bytes, sign == '+' || sign == '-' ? at + 2 : at + 1);
    }
    return at;
  }

  /** The end of one digit or more. */
  private static int digits(byte[] bytes, int from) {
    int at = from;
    long others = others(Words.at(bytes, at));
    while (others == 0) {
      at += Long.BYTES;
      others = others(Words.at(bytes, at));
    }
    at += Words.first(others);
    return at == from ? ~at : at;
  }

  /** Marks bytes that are no digits; the lowest mark is exact. */
  private static long others(long word) {
    long digits = word ^ ZEROS;
    return (digits + ABOVE_NINE | digits) & HIGHS;
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }

  /** The end of {@code true}, {@code false}, {@code null}, or of a number. */
  public static int scalar(byte[] bytes, int from) {
    byte first = bytes[from];
    if (isDigit(first) || first == '-') {
      return number(bytes, from);
    }
    return switch (first) {
      case 't' -> word(bytes, from, "true");
      case 'f' -> word(bytes, from, "false");
      case 'n' -> word(bytes, from, "null");
      default -> ~from;
    };
  }

  private static int word(byte[] bytes, int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (bytes[from + i] != word.charAt(i)) {
        return ~(from + i);
      }
    }
    return from + word.length();
  }
}
