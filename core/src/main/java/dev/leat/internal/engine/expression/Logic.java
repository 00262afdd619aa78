package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.RowErrors;
import java.util.Arrays;
import java.util.List;

/**
 * {@code and} and {@code or} of conditions, in three-valued logic.
 *
 * <p>A condition is only evaluated for the rows that those before it leave open.
 */
final class Logic implements Condition {

  /** Which of the two operators. */
  enum Operator {
    /** Decided by a false one. */
    AND,
    /** Decided by a true one. */
    OR
  }

  private final Operator operator;
  private final List<Lazy> operands;
  private final List<Condition> conditions;

  private final RowSet open = new RowSet();
  private final RowSet taken = new RowSet();
  private long[] values = {};
  private boolean[] nulls = {};

  /** The operator over values, which are conditions too. */
  Logic(Operator operator, List<Lazy> operands, List<Condition> conditions) {
    this.operator = operator;
    this.operands = operands;
    this.conditions = conditions;
  }

  @Override
  public Type type() {
    return Type.BOOLEAN;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    int rows = batch.rows();
    if (values.length < rows) {
      values = new long[rows];
      nulls = new boolean[rows];
    }
    long decisive = operator == Operator.AND ? 0 : 1;
    Arrays.fill(values, 0, rows, 1 - decisive);
    Arrays.fill(nulls, 0, rows, false);
    open.all(rows);
    for (Lazy operand : operands) {
      if (!open.isEmpty()) {
        combine(decisive, operand.evaluate(batch, open.rows(), open.count(), errors));
      }
    }
    return new LongColumn(Type.BOOLEAN, values, Flags.nulls(true, nulls));
  }

  private void combine(long decisive, Column column) {
    LongColumn flags = (LongColumn) column;
    int[] rows = open.rows();
    int kept = 0;
    for (int i = 0; i < open.count(); i++) {
      int row = rows[i];
      if (flags.isNull(i)) {
        nulls[row] = true;
        rows[kept++] = row;
      } else if (flags.values()[i] == decisive) {
        values[row] = decisive;
        nulls[row] = false;
      } else {
        rows[kept++] = row;
      }
    }
    open.count(kept);
  }

  @Override
  public int select(Batch batch, int[] rows, int count, int[] kept, RowErrors errors) {
    return switch (operator) {
      case AND -> selectAll(batch, rows, count, kept, errors);
      case OR -> selectAny(batch, rows, count, kept, errors);
    };
  }

  private int selectAll(Batch batch, int[] rows, int count, int[] kept, RowErrors errors) {
    int left = conditions.getFirst().select(batch, rows, count, kept, errors);
    for (Condition condition : conditions.subList(1, conditions.size())) {
      left = condition.select(batch, kept, left, kept, errors);
    }
    return left;
  }

  private int selectAny(Batch batch, int[] rows, int count, int[] kept, RowErrors errors) {
    open.clear(count);
    System.arraycopy(rows, 0, open.rows(), 0, count);
    open.count(count);
    taken.clear(count);
    int keptCount = 0;
    for (Condition condition : conditions) {
      int found = condition.select(batch, open.rows(), open.count(), taken.rows(), errors);
      System.arraycopy(taken.rows(), 0, kept, keptCount, found);
      keptCount += found;
      open.remove(taken.rows(), found);
    }
    Arrays.sort(kept, 0, keptCount);
    return keptCount;
  }
}
