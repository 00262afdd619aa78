package dev.leat.expr;

import dev.leat.data.Values;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.Case;
import dev.leat.expr.Expr.Cast;
import dev.leat.expr.Expr.Column;
import dev.leat.expr.Expr.In;
import dev.leat.expr.Expr.Literal;
import dev.leat.expr.Expr.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** Writes an expression as the text that the parser reads back. */
final class ExprText {

  private static final int ATOM = 100;

  private final StringBuilder out = new StringBuilder();

  private ExprText() {}

  static String of(Expr expression) {
    ExprText text = new ExprText();
    text.write(expression);
    return text.out.toString();
  }

  /** A column name, in quotes unless it is a word, or words with points between them. */
  static String name(String name) {
    for (String part : name.split("\\.", -1)) {
      if (!Lexer.isWord(part) || Words.isReserved(part)) {
        return '"' + name.replace("\"", "\"\"") + '"';
      }
    }
    return name;
  }

  private void write(Expr expression) {
    switch (expression) {
      case Column column -> out.append(name(column.name()));
      case Literal literal -> out.append(constant(literal));
      case Call call -> writeCall(call);
      case In in -> writeIn(in, " in (");
      case Case choice -> writeCase(choice);
      case Cast cast -> writeCast(cast);
    }
  }

  private void writeWithin(Expr expression, int binding) {
    if (binding(expression) >= binding) {
      write(expression);
    } else {
      out.append('(');
      write(expression);
      out.append(')');
    }
  }

  private static int binding(Expr expression) {
    if (expression instanceof In || negated(expression) != null) {
      return Notation.COMPARISON.binding();
    }
    return expression instanceof Call call ? call.function().notation().binding() : ATOM;
  }

  private void writeCall(Call call) {
    Notation notation = call.function().notation();
    switch (notation) {
      case CALL -> {
        out.append(call.function().text()).append('(');
        writeList(call.arguments());
        out.append(')');
      }
      case NOT -> writeNot(call);
      case SIGN -> {
        out.append("-(");
        write(call.arguments().getFirst());
        out.append(')');
      }
      case TEST -> {
        writeWithin(call.arguments().getFirst(), notation.binding() + 1);
        out.append(' ').append(call.function().text());
      }
      case OR, AND, JOINING, COMPARISON, SUM, PRODUCT -> writeInfix(call, notation);
    }
  }

  private void writeInfix(Call call, Notation notation) {
    boolean chains = notation == Notation.SUM || notation == Notation.PRODUCT;
    int binding = notation.binding();
    for (int i = 0; i < call.arguments().size(); i++) {
      if (i > 0) {
        out.append(' ').append(call.function().text()).append(' ');
      }
      writeWithin(call.arguments().get(i), i == 0 && chains ? binding : binding + 1);
    }
  }

  private void writeNot(Call call) {
    switch (negated(call)) {
      case In in -> writeIn(in, " not in (");
      case Call like -> {
        int binding = Notation.COMPARISON.binding() + 1;
        writeWithin(like.arguments().getFirst(), binding);
        out.append(" not ").append(like.function().text()).append(' ');
        writeWithin(like.arguments().getLast(), binding);
      }
      case null, default -> {
        out.append("not ");
        writeWithin(call.arguments().getFirst(), Notation.NOT.binding());
      }
    }
  }

  /** The {@code in} or {@code like} that an expression is the negation of, or null. */
  private static @org.jspecify.annotations.Nullable Expr negated(Expr expression) {
    if (expression instanceof Call call && call.function() == Function.NOT) {
      Expr inner = call.arguments().getFirst();
      boolean like =
          inner instanceof Call test
              && (test.function() == Function.LIKE || test.function() == Function.ILIKE);
      return inner instanceof In || like ? inner : null;
    }
    return null;
  }

  private void writeIn(In in, String operator) {
    writeWithin(in.value(), Notation.COMPARISON.binding() + 1);
    out.append(operator);
    writeList(in.options());
    out.append(')');
  }

  private void writeList(List<Expr> expressions) {
    for (int i = 0; i < expressions.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      write(expressions.get(i));
    }
  }

  private void writeCase(Case choice) {
    out.append("case");
    for (When branch : choice.branches()) {
      out.append(" when ");
      write(branch.condition());
      out.append(" then ");
      write(branch.value());
    }
    if (!choice.otherwise().equals(Expr.lit(null))) {
      out.append(" else ");
      write(choice.otherwise());
    }
    out.append(" end");
  }

  private void writeCast(Cast cast) {
    out.append(cast.onMisfit() == OnMisfit.FAIL ? "cast(" : "try_cast(");
    write(cast.value());
    out.append(" as ").append(cast.type().name().toLowerCase(Locale.ROOT)).append(')');
  }

  private static String constant(Literal literal) {
    return switch (literal.value()) {
      case null -> "null";
      case String text -> '\'' + text.replace("'", "''") + '\'';
      case LocalDate date -> "date '" + date + "'";
      case LocalDateTime time -> "timestamp '" + Values.text(time) + "'";
      case Instant instant -> "timestamp '" + instant + "'";
      case BigDecimal number -> decimal(number);
      case Double number -> real(number);
      default -> literal.value().toString();
    };
  }

  private static String decimal(BigDecimal number) {
    return number.toPlainString() + (number.scale() == 0 ? "." : "");
  }

  private static String real(double number) {
    if (!Double.isFinite(number)) {
      return "cast('" + number + "' as double)";
    }
    String text = Double.toString(number);
    return text.contains("E") ? text : text + "E0";
  }
}
