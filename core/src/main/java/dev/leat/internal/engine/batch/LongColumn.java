package dev.leat.internal.engine.batch;

import dev.leat.data.Type;

/**
 * Values of the types that are held in a {@code long}.
 *
 * <p>{@code INTEGER} as itself; {@code BOOLEAN} as 0 and 1; {@code DATE} as days, {@code DATETIME}
 * and {@code INSTANT} as microseconds since 1970-01-01T00:00.
 */
public final class LongColumn implements Column {

  private final Type type;
  private final long[] values;
  private final Nulls nulls;

  /** A column over this array, which is not copied. */
  public LongColumn(Type type, long[] values, Nulls nulls) {
    this.type = type;
    this.values = values;
    this.nulls = nulls;
  }

  /** The values; undefined where a row is null. */
  public long[] values() {
    return values;
  }

  /** Which rows are null. */
  public Nulls nulls() {
    return nulls;
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public boolean isNull(int row) {
    return nulls.at(row);
  }

  @Override
  public LongColumn gather(int[] rows, int count) {
    long[] gathered = new long[count];
    for (int i = 0; i < count; i++) {
      gathered[i] = values[rows[i]];
    }
    return new LongColumn(type, gathered, nulls.gather(rows, count));
  }
}
