package dev.leat.expr;

/**
 * A piece of the text of an expression.
 *
 * @param kind what it is
 * @param value the word, symbol or digits; of quoted pieces what stands between the quotes
 * @param start the offset of its first character in the text
 * @param end the offset after its last character
 */
record Token(Kind kind, String value, int start, int end) {

  /** The kinds of pieces. */
  enum Kind {
    /** A bare word: a name or a keyword. */
    WORD,
    /** A name in quotes. */
    QUOTED_NAME,
    /** A text in single quotes. */
    TEXT,
    /** An unsigned number. */
    NUMBER,
    /** An operator or a bracket. */
    SYMBOL,
    /** The end of the text. */
    END
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && value.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && value.equalsIgnoreCase(word);
  }

  /** Whether this is a point and a whole number, right behind another token: {@code tags.0}. */
  boolean isPositionBehind(Token other) {
    return kind == Kind.NUMBER
        && start == other.end
        && value.length() > 1
        && value.charAt(0) == '.'
        && value.chars().skip(1).allMatch(digit -> digit >= '0' && digit <= '9');
  }

  boolean isName() {
    return kind == Kind.QUOTED_NAME || (kind == Kind.WORD && !Words.isReserved(value));
  }
}
