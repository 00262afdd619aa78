package dev.leat.internal.engine.batch;

import dev.leat.data.Type;

/** Values of type {@code DOUBLE}. */
public final class DoubleColumn implements Column {

  private final double[] values;
  private final Nulls nulls;

  /** A column over this array, which is not copied. */
  public DoubleColumn(double[] values, Nulls nulls) {
    this.values = values;
    this.nulls = nulls;
  }

  /** The values; undefined where a row is null. */
  public double[] values() {
    return values;
  }

  /** Which rows are null. */
  public Nulls nulls() {
    return nulls;
  }

  @Override
  public Type type() {
    return Type.DOUBLE;
  }

  @Override
  public boolean isNull(int row) {
    return nulls.at(row);
  }

  @Override
  public DoubleColumn gather(int[] rows, int count) {
    double[] gathered = new double[count];
    for (int i = 0; i < count; i++) {
      gathered[i] = values[rows[i]];
    }
    return new DoubleColumn(gathered, nulls.gather(rows, count));
  }
}
