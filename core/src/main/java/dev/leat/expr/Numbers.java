package dev.leat.expr;

import java.math.BigDecimal;

/** Reads the numbers in the text of an expression. */
final class Numbers {

  private static final int MAX_DIGITS = 1000;

  private Numbers() {}

  /**
   * The number that comes next: whole numbers are integers where 64 bits hold them, else decimals;
   * a point makes a decimal, an exponent a double.
   */
  static Expr literal(Tokens tokens, String sign) {
    Token token = tokens.next();
    String digits = sign + token.value();
    if (digits.length() > MAX_DIGITS) {
      throw tokens.at(token, "a number has at most %d digits".formatted(MAX_DIGITS));
    }
    if (digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
      double value = Double.parseDouble(digits);
      if (Double.isInfinite(value)) {
        throw tokens.at(token, "the number %s is too large for a double".formatted(digits));
      }
      return Expr.lit(value);
    }
    return digits.indexOf('.') >= 0 ? Expr.lit(new BigDecimal(digits)) : whole(digits);
  }

  private static Expr whole(String digits) {
    BigDecimal value = new BigDecimal(digits);
    boolean small =
        value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
            && value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0;
    return small ? Expr.lit(value.longValue()) : Expr.lit(value);
  }
}
