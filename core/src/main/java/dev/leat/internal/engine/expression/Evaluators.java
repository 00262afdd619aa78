package dev.leat.internal.engine.expression;

import dev.leat.data.Schema;
import dev.leat.data.Type;
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

  /**
   * As {@link #compileTyped}, for keys: text may stay text where it is so written that equal values
   * are equal text.
   */
  public static Evaluator compileKey(Expr expression, Schema schema) {
    Compiler compiler = new Compiler(schema);
    Evaluator typed = compiler.typed(expression);
    boolean integers = typed instanceof Parsing && typed.type() == Type.INTEGER;
    return integers && compiler.compile(expression) instanceof ColumnValue column
        ? new CanonicalText(column, typed)
        : typed;
  }
}
