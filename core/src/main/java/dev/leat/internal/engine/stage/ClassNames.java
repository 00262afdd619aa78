package dev.leat.internal.engine.stage;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Type;

/**
 * Names classes without the numbers that compilers give.
 *
 * <p>An anonymous or local class has a number in its name that says how many of them stand before
 * it in its source. In its place comes how many of them were met before it on the way through the
 * code, so that one that is never met changes nothing. The fields of such a class that hold
 * captured variables are numbered in the same way, as they have the names of locals.
 */
final class ClassNames {

  private final Map<String, String> known = new HashMap<>();
  private final Map<String, Integer> met = new HashMap<>();

  /** The name of a class, by its internal name or array descriptor. */
  String of(String name) {
    return name.startsWith("[") ? ofDescriptor(name) : named(name);
  }

  /** The descriptor of a type or of a method with the names of its classes. */
  String ofDescriptor(String descriptor) {
    if (descriptor.indexOf('$') < 0) {
      return descriptor;
    }
    Type type = Type.getType(descriptor);
    return switch (type.getSort()) {
      case Type.METHOD -> {
        StringBuilder text = new StringBuilder("(");
        for (Type argument : type.getArgumentTypes()) {
          text.append(ofDescriptor(argument.getDescriptor()));
        }
        yield text.append(')') + ofDescriptor(type.getReturnType().getDescriptor());
      }
      case Type.ARRAY ->
          "[".repeat(type.getDimensions()) + ofDescriptor(type.getElementType().getDescriptor());
      case Type.OBJECT -> "L" + named(type.getInternalName()) + ";";
      default -> descriptor;
    };
  }

  /** The name of a member of a class. */
  String member(String owner, String name) {
    return name.startsWith("val$") && numberAt(owner) >= 0
        ? "val$" + numbered(owner + "." + name, owner + ".val$")
        : name;
  }

  private String named(String name) {
    int number = numberAt(name);
    if (number < 0) {
      return name;
    }
    int end = number;
    while (end < name.length() && Character.isDigit(name.charAt(end))) {
      end++;
    }
    String outer = named(name.substring(0, number - 1));
    int inner = name.indexOf('$', end);
    String local = name.substring(end, inner < 0 ? name.length() : inner);
    String numbered = name.substring(0, end) + local;
    return outer + "$" + numbered(numbered, outer + "$" + local) + name.substring(end);
  }

  /** The number of a thing among those of its group, in the order in which they are met. */
  private String numbered(String thing, String group) {
    return known.computeIfAbsent(thing, name -> "~" + met.merge(group, 1, Integer::sum));
  }

  /** Where the last number of a name starts, or -1. */
  private static int numberAt(String name) {
    for (int i = name.length() - 1; i > 0; i--) {
      if (name.charAt(i - 1) == '$' && Character.isDigit(name.charAt(i))) {
        return i;
      }
    }
    return -1;
  }
}
