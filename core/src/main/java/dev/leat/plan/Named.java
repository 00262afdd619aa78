package dev.leat.plan;

import dev.leat.expr.Expr;
import java.io.Serializable;

/**
 * An expression and the name of the column that it gives.
 *
 * @param name the name of the column
 * @param expression what the column holds
 */
public record Named(String name, Expr expression) implements Serializable {

  /** A column that is passed on under its own name. */
  public static Named column(String name) {
    return new Named(name, Expr.col(name));
  }
}
