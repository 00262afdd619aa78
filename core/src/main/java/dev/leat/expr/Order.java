package dev.leat.expr;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.Serializable;

/**
 * One key of the order in which an aggregate takes the rows of a group: data only.
 *
 * @param expression what is compared
 * @param direction whether small values come first
 * @param nulls where nulls stand
 */
public record Order(Expr expression, Direction direction, Nulls nulls) implements Serializable {

  /** Whether small values come first. */
  public enum Direction {
    /** Small values first. */
    ASCENDING,
    /** Large values first. */
    DESCENDING
  }

  /** Where nulls stand, whatever the direction. */
  public enum Nulls {
    /** Before every value. */
    FIRST,
    /** After every value. */
    LAST
  }

  /**
   * The key of a text such as {@code year}, {@code year desc} or {@code upper(name) nulls last};
   * nulls come first unless it says otherwise.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} saying what stands where instead of what
   */
  public static Order parse(String text) {
    Tokens tokens = new Tokens(text);
    Order order = read(tokens);
    tokens.expectEnd();
    return order;
  }

  /** The key whose tokens come next. */
  static Order read(Tokens tokens) {
    Expr expression = new Parser(tokens).expression();
    boolean descending = tokens.acceptWord("desc");
    if (!descending) {
      tokens.acceptWord("asc");
    }
    Nulls nulls = Nulls.FIRST;
    if (tokens.acceptWord("nulls")) {
      if (tokens.acceptWord("last")) {
        nulls = Nulls.LAST;
      } else {
        tokens.expectWord("first");
      }
    }
    return new Order(expression, descending ? Direction.DESCENDING : Direction.ASCENDING, nulls);
  }

  /** The key as text that {@link #parse} reads back. */
  public String toText() {
    String descending = direction == Direction.DESCENDING ? " desc" : "";
    return expression.toText() + descending + (nulls == Nulls.LAST ? " nulls last" : "");
  }

  @Override
  public String toString() {
    return toText();
  }
}
