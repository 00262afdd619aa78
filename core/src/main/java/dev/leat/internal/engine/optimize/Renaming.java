package dev.leat.internal.engine.optimize;

import dev.leat.expr.Expr;
import java.util.List;
import java.util.Map;

/** Puts other column names into an expression. */
final class Renaming {

  private Renaming() {}

  /** An expression whose columns are named as a map says; others keep their names. */
  static Expr of(Expr expression, Map<String, String> names) {
    return switch (expression) {
      case Expr.Column column -> new Expr.Column(names.getOrDefault(column.name(), column.name()));
      case Expr.Literal literal -> literal;
      case Expr.Call call -> new Expr.Call(call.function(), all(call.arguments(), names));
      case Expr.In in -> new Expr.In(of(in.value(), names), all(in.options(), names));
      case Expr.Case branches ->
          new Expr.Case(
              branches.branches().stream()
                  .map(when -> new Expr.When(of(when.condition(), names), of(when.value(), names)))
                  .toList(),
              of(branches.otherwise(), names));
      case Expr.Cast cast -> new Expr.Cast(of(cast.value(), names), cast.type(), cast.onMisfit());
    };
  }

  private static List<Expr> all(List<Expr> expressions, Map<String, String> names) {
    return expressions.stream().map(expression -> of(expression, names)).toList();
  }
}
