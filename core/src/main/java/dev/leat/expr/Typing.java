package dev.leat.expr;

import static dev.leat.data.Type.ANY;
import static dev.leat.data.Type.BOOLEAN;
import static dev.leat.data.Type.DATE;
import static dev.leat.data.Type.DATETIME;
import static dev.leat.data.Type.DECIMAL;
import static dev.leat.data.Type.INTEGER;
import static dev.leat.data.Type.LIST;
import static dev.leat.data.Type.TEXT;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.Case;
import dev.leat.expr.Expr.Cast;
import dev.leat.expr.Expr.Column;
import dev.leat.expr.Expr.In;
import dev.leat.expr.Expr.Literal;
import dev.leat.expr.Expr.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the types of expressions over a schema, or says what does not fit. */
public final class Typing {

  private Typing() {}

  /**
   * The type of an expression; {@link Type#ANY} where it differs from row to row.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} naming the column that is missing, or the
   *     operator and the types that do not fit
   */
  public static Type typeOf(Expr expression, Schema schema) {
    return switch (expression) {
      case Column column -> schema.type(column.name());
      case Literal literal -> literal.value() == null ? TEXT : Values.typeOf(literal.value());
      case Call call -> signature(call, schema).result();
      case In in -> typeOfIn(in, schema);
      case Case choice -> typeOfCase(choice, schema);
      case Cast cast -> typeOfCast(cast, schema);
    };
  }

  /** The types that the arguments of a call are converted to, and the type that it gives. */
  public static Signature signature(Call call, Schema schema) {
    return signature(call, typesOf(call.arguments(), schema));
  }

  /**
   * The signature of a call whose arguments have these types.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when they do not fit
   */
  public static Signature signature(Call call, List<Type> types) {
    return call.function().rule().of(new Operands(call, types));
  }

  /** The types of expressions; a literal null has the type of the first other one. */
  private static List<Type> typesOf(List<Expr> expressions, Schema schema) {
    List<Optional<Type>> known = new ArrayList<>();
    for (Expr expression : expressions) {
      known.add(isNull(expression) ? Optional.empty() : Optional.of(typeOf(expression, schema)));
    }
    Type other = known.stream().flatMap(Optional::stream).findFirst().orElse(TEXT);
    return known.stream().map(type -> type.orElse(other)).toList();
  }

  private static boolean isNull(Expr expression) {
    return expression instanceof Literal literal && literal.value() == null;
  }

  private static Type typeOfIn(In in, Schema schema) {
    Type value = typeOf(in.value(), schema);
    for (Expr option : in.options()) {
      if (!isNull(option) && !isNull(in.value())) {
        Type type = typeOf(option, schema);
        if (compared(value, type).isEmpty()) {
          throw unfit(
              in, "compares %s with %s (expected: values that can be compared)", value, type);
        }
      }
    }
    return BOOLEAN;
  }

  private static Type typeOfCase(Case choice, Schema schema) {
    List<Expr> values = new ArrayList<>();
    for (When branch : choice.branches()) {
      Type condition = typeOf(branch.condition(), schema);
      if (condition != BOOLEAN && condition != ANY && !isNull(branch.condition())) {
        throw unfit(choice, "has a condition of type %s (expected: %s)", condition, BOOLEAN);
      }
      values.add(branch.value());
    }
    values.add(choice.otherwise());
    return typesOf(values, schema).stream().reduce(Typing::common).orElseThrow();
  }

  private static Type typeOfCast(Cast cast, Schema schema) {
    Type from = typeOf(cast.value(), schema);
    if (!isNull(cast.value()) && !canCast(from, cast.type())) {
      String problem =
          from.isTemporal() && cast.type().isTemporal()
              ? "casts %s to %s, which needs a zone; write at_zone(..., 'UTC')"
              : "casts %s to %s, which has no meaning";
      throw unfit(cast, problem, from, cast.type());
    }
    return cast.type();
  }

  private static LeatException unfit(Expr expression, String problem, Type left, Type right) {
    return new LeatException(
        ErrorKind.USAGE, ("\"%s\" " + problem + ".").formatted(expression.toText(), left, right));
  }

  /**
   * The type that both can be converted to without loss: the wider number or time; {@code TEXT} for
   * types that have nothing in common.
   */
  public static Type common(Type left, Type right) {
    if (left == right) {
      return left;
    }
    if (left == ANY || right == ANY || left == LIST || right == LIST) {
      return ANY;
    }
    if (left.isNumeric() && right.isNumeric()) {
      return Rules.wider(left, right);
    }
    return areLocal(left, right) ? DATETIME : TEXT;
  }

  /**
   * The type that values of two types are compared as, or empty when they cannot be compared: text
   * is read as the other type, as a decimal where that is an integer.
   */
  public static Optional<Type> compared(Type left, Type right) {
    if (left == ANY || right == ANY) {
      return Optional.of(ANY);
    }
    if (left == LIST || right == LIST) {
      return Optional.empty();
    }
    if (left == right) {
      return Optional.of(left);
    }
    if (left == TEXT || right == TEXT) {
      Type other = left == TEXT ? right : left;
      return Optional.of(other == INTEGER ? DECIMAL : other);
    }
    if (left.isNumeric() && right.isNumeric()) {
      return Optional.of(Rules.wider(left, right));
    }
    return areLocal(left, right) ? Optional.of(DATETIME) : Optional.empty();
  }

  private static boolean areLocal(Type left, Type right) {
    return (left == DATE && right == DATETIME) || (left == DATETIME && right == DATE);
  }

  /** Whether a cast between two types has a meaning, for some values at least. */
  public static boolean canCast(Type from, Type to) {
    if (from == to || from == ANY || to == ANY || to == TEXT) {
      return true;
    }
    if (from == TEXT) {
      return to != LIST;
    }
    if (from.isNumeric() && to.isNumeric()) {
      return true;
    }
    boolean flag = from == BOOLEAN || to == BOOLEAN;
    boolean integer = from == INTEGER || to == INTEGER;
    return (flag && integer) || areLocal(from, to);
  }
}
