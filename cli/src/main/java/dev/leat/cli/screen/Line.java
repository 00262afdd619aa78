package dev.leat.cli.screen;

/** Makes any text fit on one line of a terminal without steering it. */
public final class Line {

  private Line() {}

  /** The text with control characters escaped, cut to a number of characters. */
  public static String shown(String text, int most) {
    StringBuilder line = new StringBuilder();
    int[] codes = text.codePoints().limit(most + 1L).toArray();
    for (int i = 0; i < Math.min(codes.length, most); i++) {
      append(line, codes[i]);
    }
    return codes.length > most ? line.append('…').toString() : line.toString();
  }

  private static void append(StringBuilder line, int code) {
    switch (code) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        int type = Character.getType(code);
        boolean hidden =
            type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
        if (hidden) {
          line.append("\\u{%x}".formatted(code));
        } else {
          line.appendCodePoint(code);
        }
      }
    }
  }
}
