package dev.leat.expr;

/** How a function is written: its place among its operands and how tightly it binds them. */
enum Notation {
  /** {@code a or b}. */
  OR(1),
  /** {@code a and b}. */
  AND(2),
  /** {@code not a}. */
  NOT(3),
  /** {@code a = b}, {@code a like b}. */
  COMPARISON(4),
  /** {@code a is null}. */
  TEST(4),
  /** {@code a || b}. */
  JOINING(5),
  /** {@code a + b}. */
  SUM(6),
  /** {@code a * b}. */
  PRODUCT(7),
  /** {@code -a}. */
  SIGN(8),
  /** {@code name(a, b)}. */
  CALL(10);

  /** How tightly {@code a::type} binds. */
  static final int CAST_BINDING = 9;

  private final int binding;

  Notation(int binding) {
    this.binding = binding;
  }

  /** The higher, the tighter. */
  int binding() {
    return binding;
  }
}
