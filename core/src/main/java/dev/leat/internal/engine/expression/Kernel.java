package dev.leat.internal.engine.expression;

import dev.leat.internal.engine.batch.ByteBuilder;

/**
 * Computes the value of a function for one row from arguments that are not null.
 *
 * <p>One form for each way that columns hold values. A kernel throws {@link RowFailure} for a row
 * that has no value, and may keep state from row to row, as it serves one thread.
 */
sealed interface Kernel {

  /** Gives a value of a type that is held in a {@code long}. */
  @FunctionalInterface
  non-sealed interface OfLong extends Kernel {
    long apply(Arguments arguments);
  }

  /** Gives a double. */
  @FunctionalInterface
  non-sealed interface OfDouble extends Kernel {
    double apply(Arguments arguments);
  }

  /** Gives a value held as an object. */
  @FunctionalInterface
  non-sealed interface OfObject extends Kernel {
    Object apply(Arguments arguments);
  }

  /** Appends a text. */
  @FunctionalInterface
  non-sealed interface OfText extends Kernel {
    /** Appends the text of a row, and says whether there is one; else the row is null. */
    boolean append(Arguments arguments, ByteBuilder out);
  }

  /** Appends a text, always. */
  @FunctionalInterface
  interface Writing {
    void append(Arguments arguments, ByteBuilder out);
  }

  /** The kernel that appends a text for every row. */
  static OfText text(Writing writing) {
    return (arguments, out) -> {
      writing.append(arguments, out);
      return true;
    };
  }
}
