package dev.leat.internal.engine.expression;

import dev.leat.data.Schema;
import dev.leat.expr.Expr;

/** Compiles expressions to evaluators. */
public final class Evaluators {

  private Evaluators() {}

  /**
   * An evaluator of an expression over batches of a schema; a bare column is passed on untouched.
   *
   * @throws dev.leat.data.LeatException of kind {@code USAGE} when the expression does not fit
   */
  public static Evaluator compile(Expr expression, Schema schema) {
    return new Compiler(schema).compile(expression);
  }

  /** As {@link #compile}, but a column that comes as unparsed text is parsed to its type. */
  public static Evaluator compileTyped(Expr expression, Schema schema) {
    return new Compiler(schema).typed(expression);
  }
}
