package dev.leat.expr;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.data.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks constants, and joins conditions to chains. */
final class Literals {

  private Literals() {}

  /** The value as the class that stands for its type. */
  static @Nullable Object checked(@Nullable Object value) {
    Object normalised = Values.normalise(value);
    if (normalised == null) {
      return null;
    }
    Type type = Values.typeOf(normalised);
    if (type == Type.ANY || type == Type.LIST) {
      throw new LeatException(
          ErrorKind.USAGE,
          "An expression cannot hold a %s (expected: text, a number, a date, a boolean or null)."
              .formatted(normalised.getClass().getName()));
    }
    return normalised instanceof BigDecimal decimal && decimal.scale() < 0
        ? decimal.setScale(0)
        : normalised;
  }

  /** A call of a function that takes any number of arguments, prolonged where it is one already. */
  static Expr chain(Function function, Expr left, Expr right) {
    List<Expr> arguments = new ArrayList<>();
    if (left instanceof Expr.Call call && call.function() == function) {
      arguments.addAll(call.arguments());
    } else {
      arguments.add(left);
    }
    arguments.add(right);
    return new Expr.Call(function, arguments);
  }
}
