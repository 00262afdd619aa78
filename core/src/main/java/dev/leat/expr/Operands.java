package dev.leat.expr;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import java.util.Collections;
import java.util.List;

/**
 * A call and the types of its arguments, from which a {@link Rule} finds its signature.
 *
 * @param call the call, for messages
 * @param types the type of each argument; of a literal null, that of another argument
 */
record Operands(Expr.Call call, List<Type> types) {

  int count() {
    return types.size();
  }

  Type type(int position) {
    return types.get(position);
  }

  boolean isAny(int position) {
    return type(position) == Type.ANY;
  }

  /** Whether an argument is a literal null, which is of any type. */
  boolean isNull(int position) {
    return call.arguments().get(position) instanceof Expr.Literal literal
        && literal.value() == null;
  }

  /** Whether the type of some argument is only known row by row. */
  boolean hasAny() {
    return types.contains(Type.ANY);
  }

  /** All arguments as one type. */
  Signature all(Type operand, Type result) {
    return new Signature(Collections.nCopies(count(), operand), result);
  }

  /** The error that says the types do not fit. */
  LeatException misfit(String expected) {
    String given =
        count() == 1 ? type(0) + "" : String.join(", ", types.stream().map(Type::name).toList());
    return new LeatException(
        ErrorKind.USAGE,
        "\"%s\" does not take %s of type %s (expected: %s)."
            .formatted(call.toText(), count() == 1 ? "a value" : "values", given, expected));
  }
}
