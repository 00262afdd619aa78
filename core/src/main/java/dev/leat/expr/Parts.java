package dev.leat.expr;

import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.Case;
import dev.leat.expr.Expr.Cast;
import dev.leat.expr.Expr.Column;
import dev.leat.expr.Expr.In;
import dev.leat.expr.Expr.Literal;
import dev.leat.expr.Expr.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Walks the tree of an expression. */
final class Parts {

  private Parts() {}

  static List<Expr> of(Expr expression) {
    return switch (expression) {
      case Column column -> List.of();
      case Literal literal -> List.of();
      case Call call -> call.arguments();
      case In in -> withFirst(in.value(), in.options());
      case Case choice -> ofCase(choice);
      case Cast cast -> List.of(cast.value());
    };
  }

  private static List<Expr> withFirst(Expr first, List<Expr> others) {
    List<Expr> parts = new ArrayList<>(others.size() + 1);
    parts.add(first);
    parts.addAll(others);
    return parts;
  }

  private static List<Expr> ofCase(Case choice) {
    List<Expr> parts = new ArrayList<>();
    for (When branch : choice.branches()) {
      parts.add(branch.condition());
      parts.add(branch.value());
    }
    parts.add(choice.otherwise());
    return parts;
  }

  static void addColumns(Expr expression, Set<String> names) {
    if (expression instanceof Column column) {
      names.add(column.name());
    }
    for (Expr part : of(expression)) {
      addColumns(part, names);
    }
  }

  static Expr replaceColumns(Expr expression, Function<String, Expr> replacement) {
    return switch (expression) {
      case Column column -> replacement.apply(column.name());
      case Literal literal -> literal;
      case Call call -> new Call(call.function(), all(call.arguments(), replacement));
      case In in -> new In(replaceColumns(in.value(), replacement), all(in.options(), replacement));
      case Case choice -> replaceInCase(choice, replacement);
      case Cast cast ->
          new Cast(replaceColumns(cast.value(), replacement), cast.type(), cast.onMisfit());
    };
  }

  private static List<Expr> all(List<Expr> expressions, Function<String, Expr> replacement) {
    return expressions.stream().map(part -> replaceColumns(part, replacement)).toList();
  }

  private static Expr replaceInCase(Case choice, Function<String, Expr> replacement) {
    List<When> branches = new ArrayList<>();
    for (When branch : choice.branches()) {
      branches.add(
          new When(
              replaceColumns(branch.condition(), replacement),
              replaceColumns(branch.value(), replacement)));
    }
    return new Case(branches, replaceColumns(choice.otherwise(), replacement));
  }
}
