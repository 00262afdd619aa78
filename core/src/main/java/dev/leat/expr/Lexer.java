package dev.leat.expr;

import dev.leat.expr.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of an expression into tokens. */
final class Lexer {

  private static final List<String> LONG_SYMBOLS =
      List.of("<>", "!=", "<=", ">=", "==", "||", "::");
  private static final String SHORT_SYMBOLS = "+-*/%=<>(),.";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(String text) {
    this.text = text;
  }

  /** The tokens of a text; the last one is its end. */
  static List<Token> tokens(String text) {
    return new Lexer(text).all();
  }

  private List<Token> all() {
    skipBlanks();
    while (position < text.length()) {
      next();
      skipBlanks();
    }
    tokens.add(new Token(Kind.END, "", text.length(), text.length()));
    return tokens;
  }

  private void skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private void next() {
    char c = text.charAt(position);
    if (c == '\'') {
      quoted(Kind.TEXT, c, "text");
    } else if (c == '"' || c == '`') {
      quoted(Kind.QUOTED_NAME, c, "name");
    } else if (isDigit(position) || (c == '.' && isDigit(position + 1))) {
      number();
    } else if (isWordStart(text.codePointAt(position))) {
      word();
    } else {
      symbol();
    }
  }

  private void quoted(Kind kind, char quote, String what) {
    StringBuilder value = new StringBuilder();
    int start = position++;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c != quote) {
        value.append(c);
      } else if (position < text.length() && text.charAt(position) == quote) {
        value.append(c);
        position++;
      } else {
        tokens.add(new Token(kind, value.toString(), start, position));
        return;
      }
    }
    throw Complaint.at(
        text, start, "the %s that starts here has no closing %s".formatted(what, quote));
  }

  private void number() {
    int start = position;
    skipDigits();
    if (position < text.length() && text.charAt(position) == '.') {
      position++;
      skipDigits();
    }
    exponent();
    if (position < text.length() && isWordStart(text.codePointAt(position))) {
      throw Complaint.at(
          text, start, "a name cannot start with a digit; write it in double quotes");
    }
    add(Kind.NUMBER, start);
  }

  private void exponent() {
    if (position < text.length() && (text.charAt(position) | 0x20) == 'e') {
      int sign =
          position + 1 < text.length() && "+-".indexOf(text.charAt(position + 1)) >= 0 ? 1 : 0;
      if (isDigit(position + 1 + sign)) {
        position += 1 + sign;
        skipDigits();
      }
    }
  }

  private void skipDigits() {
    while (isDigit(position)) {
      position++;
    }
  }

  private boolean isDigit(int offset) {
    return offset < text.length() && text.charAt(offset) >= '0' && text.charAt(offset) <= '9';
  }

  private void word() {
    int start = position;
    while (position < text.length() && isWordPart(text.codePointAt(position))) {
      position += Character.charCount(text.codePointAt(position));
    }
    add(Kind.WORD, start);
  }

  private void symbol() {
    int start = position;
    for (String symbol : LONG_SYMBOLS) {
      if (text.startsWith(symbol, position)) {
        position += symbol.length();
        add(Kind.SYMBOL, start);
        return;
      }
    }
    int codePoint = text.codePointAt(position);
    if (SHORT_SYMBOLS.indexOf(codePoint) < 0) {
      throw Complaint.at(
          text, position, "the character %s has no meaning here".formatted(shown(codePoint)));
    }
    position++;
    add(Kind.SYMBOL, start);
  }

  private static String shown(int codePoint) {
    boolean hidden = Character.isISOControl(codePoint) || codePoint >= 0xD800 && codePoint < 0xE000;
    return hidden ? "U+%04X".formatted(codePoint) : "\"" + Character.toString(codePoint) + "\"";
  }

  private void add(Kind kind, int start) {
    tokens.add(new Token(kind, text.substring(start, position), start, position));
  }

  /** Whether a bare name can be written without quotes. */
  static boolean isWord(String name) {
    return !name.isEmpty()
        && isWordStart(name.codePointAt(0))
        && name.codePoints().allMatch(Lexer::isWordPart);
  }

  private static boolean isWordStart(int codePoint) {
    return codePoint == '_' || Character.isLetter(codePoint);
  }

  private static boolean isWordPart(int codePoint) {
    return isWordStart(codePoint)
        || Character.isDigit(codePoint)
        || codePoint == '$'
        || Character.getType(codePoint) == Character.NON_SPACING_MARK
        || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
  }
}
