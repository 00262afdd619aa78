package dev.leat.expr;

import dev.leat.data.LeatException;
import dev.leat.expr.Token.Kind;
import java.util.List;

/** A cursor over the tokens of a text. */
final class Tokens {

  private final String text;
  private final List<Token> tokens;
  private int position;

  Tokens(String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
  }

  Token peek() {
    return peek(0);
  }

  /** The token so many places ahead; the end where there are fewer. */
  Token peek(int ahead) {
    return tokens.get(Math.min(position + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    position = Math.min(position + 1, tokens.size() - 1);
    return token;
  }

  /** Takes a symbol if it comes next. */
  boolean accept(String symbol) {
    if (peek().isSymbol(symbol)) {
      next();
      return true;
    }
    return false;
  }

  /** Takes a keyword if it comes next. */
  boolean acceptWord(String word) {
    if (peek().isWord(word)) {
      next();
      return true;
    }
    return false;
  }

  void expect(String symbol) {
    if (!accept(symbol)) {
      throw unexpected('"' + symbol + '"');
    }
  }

  void expectWord(String word) {
    if (!acceptWord(word)) {
      throw unexpected('"' + word + '"');
    }
  }

  void expectEnd() {
    if (peek().kind() != Kind.END) {
      throw unexpected("an operator or the end");
    }
  }

  /** The error that says the next token should have been something else. */
  LeatException unexpected(String expected) {
    Token token = peek();
    String found =
        token.kind() == Kind.END
            ? "the text ends here"
            : "\"" + text.substring(token.start(), token.end()) + "\" is unexpected";
    return at(token, "%s (expected: %s)".formatted(found, expected));
  }

  LeatException at(Token token, String problem) {
    return Complaint.at(text, token.start(), problem);
  }
}
