package dev.leat.expr;

import dev.leat.data.LeatException;

/** Says which types a function takes and gives. */
@FunctionalInterface
interface Rule {

  /**
   * The signature of a call.
   *
   * @throws LeatException of kind {@code USAGE} when the types do not fit
   */
  Signature of(Operands operands);
}
