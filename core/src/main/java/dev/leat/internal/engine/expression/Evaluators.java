package dev.leat.internal.engine.expression;

import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;

/** Compiles expressions to evaluators. */
public final class Evaluators {

  /**
   * The name of the column that the whole row is, among rows that may have any fields. It holds a
   * character that no field has, so nobody means another.
   */
  public static final String WHOLE_ROW = "\0row";

  private Evaluators() {}

  /**
   * An evaluator of an expression over batches of a schema; a bare column is passed on untouched.
   *
   * @throws dev.leat.data.LeatException of kind {@code USAGE} when the expression does not fit
   */
  public static Evaluator compile(Expr expression, Schema schema) {
    return new Compiler(schema).compile(expression);
  }

  /** As {@link #compile}, but a column that comes as JSON is made plain text. */
  public static Evaluator compilePlain(Expr expression, Schema schema) {
    Evaluator evaluator = new Compiler(schema).compile(expression);
    return evaluator instanceof BareColumn column ? new PlainValue(column) : evaluator;
  }

  /** As {@link #compile}, for keys of groups: equal values of any type come in one form. */
  public static Evaluator compileGroupKey(Expr expression, Schema schema) {
    Evaluator typed = new Compiler(schema).typed(expression);
    return isStructured(typed) ? new KeyValues(typed) : compilePlain(expression, schema);
  }

  private static boolean isStructured(Evaluator evaluator) {
    return evaluator.type() == Type.ANY || evaluator.type() == Type.LIST;
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
    if (isStructured(typed)) {
      return new KeyValues(typed);
    }
    boolean integers = typed instanceof Parsing && typed.type() == Type.INTEGER;
    return integers && compiler.compile(expression) instanceof BareColumn column
        ? new CanonicalText(new PlainValue(column), typed)
        : typed;
  }
}
