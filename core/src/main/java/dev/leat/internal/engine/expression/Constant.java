package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.RowErrors;

/** A value that is the same for every row. */
final class Constant implements Evaluator {

  private final Type type;
  private final Column one;
  private Column repeated;
  private int rows = 1;

  /** The value of the first row of a column that stays valid. */
  Constant(Type type, Column one) {
    this.type = type;
    this.one = one.gather(new int[1], 1);
    this.repeated = this.one;
  }

  /** A constant given as a Java object of the class that belongs to its type; or null. */
  static Constant of(Type type, @org.jspecify.annotations.Nullable Object value) {
    ColumnAssembly assembly = new ColumnAssembly(type);
    assembly.reset(1);
    assembly.putObject(0, value);
    return new Constant(type, assembly.column());
  }

  @Override
  public Type type() {
    return type;
  }

  boolean isNull() {
    return one.isNull(0);
  }

  /** The column whose first row is the value. */
  Column one() {
    return one;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    if (rows < batch.rows()) {
      rows = batch.rows();
      repeated = one.gather(new int[rows], rows);
    }
    return repeated;
  }
}
