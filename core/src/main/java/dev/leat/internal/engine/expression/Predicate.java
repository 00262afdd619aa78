package dev.leat.internal.engine.expression;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.expr.Typing;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.RowErrors;

/** Selects the rows of batches for which a condition is true; for one thread. */
public final class Predicate {

  private final Condition condition;
  private final RowSet all = new RowSet();
  private int known;

  private Predicate(Condition condition) {
    this.condition = condition;
  }

  /**
   * A predicate of a condition over batches of a schema.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when it is no condition
   */
  public static Predicate compile(Expr condition, Schema schema) {
    Type type = Typing.typeOf(condition, schema);
    if (type != Type.BOOLEAN && type != Type.ANY && !Compiler.isNull(condition)) {
      throw new LeatException(
          ErrorKind.USAGE,
          "The condition \"%s\" is of type %s (expected: BOOLEAN)."
              .formatted(condition.toText(), type));
    }
    return new Predicate(new Compiler(schema).condition(condition));
  }

  /**
   * Selects rows of a batch.
   *
   * @param kept receives the rows for which the condition is true, ascending; null is not true
   * @param errors is told of each row for which the condition cannot be computed
   * @return the number of rows kept
   */
  public int select(Batch batch, int[] kept, RowErrors errors) {
    if (known < batch.rows()) {
      known = batch.rows();
      all.all(known);
    }
    return condition.select(batch, all.rows(), batch.rows(), kept, errors);
  }
}
