package dev.leat.expr;

import dev.leat.data.Type;
import java.util.List;

/**
 * What a call takes and gives, once the types of its arguments are known.
 *
 * @param operands the type that each argument is converted to before the call
 * @param result the type of the result
 */
public record Signature(List<Type> operands, Type result) {

  /** Copies the list. */
  public Signature {
    operands = List.copyOf(operands);
  }

  /** Whether the call is decided row by row, as the types of its values differ between rows. */
  public boolean isDynamic() {
    return operands.contains(Type.ANY);
  }
}
