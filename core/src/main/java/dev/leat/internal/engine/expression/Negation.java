package dev.leat.internal.engine.expression;

import dev.leat.expr.Expr;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Function;
import java.util.List;
import java.util.Optional;

/** Turns a negated condition into its opposite, which is null for the same rows. */
final class Negation {

  private Negation() {}

  /** The condition that is true where another is false, if there is one without a {@code not}. */
  static Optional<Expr> of(Expr condition) {
    return condition instanceof Call call ? of(call) : Optional.empty();
  }

  private static Optional<Expr> of(Call call) {
    List<Expr> arguments = call.arguments();
    return switch (call.function()) {
      case EQ -> with(Function.NE, arguments);
      case NE -> with(Function.EQ, arguments);
      case LT -> with(Function.GE, arguments);
      case LE -> with(Function.GT, arguments);
      case GT -> with(Function.LE, arguments);
      case GE -> with(Function.LT, arguments);
      case IS_NULL -> with(Function.IS_NOT_NULL, arguments);
      case IS_NOT_NULL -> with(Function.IS_NULL, arguments);
      case AND -> with(Function.OR, negated(arguments));
      case OR -> with(Function.AND, negated(arguments));
      case NOT -> Optional.of(arguments.getFirst());
      default -> Optional.empty();
    };
  }

  private static Optional<Expr> with(Function function, List<Expr> arguments) {
    return Optional.of(new Call(function, arguments));
  }

  private static List<Expr> negated(List<Expr> conditions) {
    return conditions.stream().map(Expr::not).toList();
  }
}
