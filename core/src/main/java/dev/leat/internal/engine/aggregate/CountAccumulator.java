package dev.leat.internal.engine.aggregate;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.kernel.VarNumber;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Counts rows, or values that are not null. */
final class CountAccumulator implements MergeableAccumulator {

  /** What is counted. */
  enum Counted {
    /** Every row. */
    ROWS,
    /** The rows whose value is not null. */
    VALUES
  }

  private final Counted counted;
  private long[] counts = new long[64];

  CountAccumulator(Counted counted) {
    this.counted = counted;
  }

  @Override
  public void reserve(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(groups, counts.length * 2));
    }
  }

  @Override
  public void add(Column argument, int[] groups, int rows, long sequence) {
    if (counted == Counted.ROWS) {
      long[] target = counts;
      for (int row = 0; row < rows; row++) {
        target[groups[row]]++;
      }
      return;
    }
    for (int row = 0; row < rows; row++) {
      counts[groups[row]] += argument.isNull(row) ? 0 : 1;
    }
  }

  @Override
  public void save(int group, ByteBuilder out) {
    VarNumber.append(counts[group], out);
  }

  @Override
  public void merge(int group, ByteBuffer state) {
    counts[group] += Bytes.number(state);
  }

  @Override
  public Column results(int groups) {
    return new LongColumn(Type.INTEGER, Arrays.copyOf(counts, groups), Nulls.NONE);
  }

  @Override
  public void clear(int groups) {
    Arrays.fill(counts, 0, groups, 0);
  }

  @Override
  public long memoryBytes() {
    return 8L * counts.length;
  }
}
