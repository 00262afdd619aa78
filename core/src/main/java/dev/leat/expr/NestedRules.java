package dev.leat.expr;

import static dev.leat.data.Type.ANY;
import static dev.leat.data.Type.INTEGER;
import static dev.leat.data.Type.LIST;
import static dev.leat.data.Type.TEXT;

import dev.leat.data.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of functions that make lists and objects, or look into them. */
final class NestedRules {

  private NestedRules() {}

  /** Takes values of any types, and gives a list of them. */
  static Signature list(Operands operands) {
    return new Signature(operands.types(), LIST);
  }

  /** Takes a list, and perhaps a value of any type. */
  static Rule ofList(Type result) {
    return operands -> {
      List<Type> wanted = new ArrayList<>(operands.types());
      wanted.set(0, list(operands, "a list"));
      return new Signature(wanted, result);
    };
  }

  /** Takes a list and a position, and gives a value of any type. */
  static Signature element(Operands operands) {
    Type list = list(operands, "a list, and a position");
    Type position = operands.isNull(1) ? INTEGER : operands.type(1);
    if (position != INTEGER && position != TEXT && position != ANY) {
      throw operands.misfit("a list, and a position");
    }
    return new Signature(List.of(list, INTEGER), ANY);
  }

  /** The type of the first operand, which is a list as far as is known. */
  private static Type list(Operands operands, String expected) {
    Type type = operands.isNull(0) ? LIST : operands.type(0);
    if (type != LIST && type != ANY) {
      throw operands.misfit(expected);
    }
    return type;
  }

  /** Takes names, each with a value of any type, and gives an object. */
  static Signature object(Operands operands) {
    List<Type> wanted = new ArrayList<>(operands.types());
    Set<Object> names = new HashSet<>();
    for (int name = 0; name < operands.count(); name += 2) {
      Expr written = operands.call().arguments().get(name);
      boolean unique = !(written instanceof Expr.Literal literal) || names.add(literal.value());
      if (!unique || name + 1 == operands.count()) {
        throw operands.misfit("different names, each with its value behind it");
      }
      wanted.set(name, TEXT);
    }
    return new Signature(wanted, ANY);
  }
}
