package dev.leat.internal.engine.aggregate;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.kernel.VarNumber;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Adds integers in 128 bits, so that neither order nor an interim overflow matters.
 *
 * <p>The result is the sum, which has to fit 64 bits, or the average as a double. A group without
 * values is null.
 */
final class SumAccumulator implements MergeableAccumulator {

  private final Outcome outcome;
  private final String name;
  private long[] low = new long[64];
  private long[] high = new long[64];
  private long[] counts = new long[64];

  SumAccumulator(Outcome outcome, String name) {
    this.outcome = outcome;
    this.name = name;
  }

  @Override
  public void reserve(int groups) {
    if (groups > counts.length) {
      int capacity = Math.max(groups, counts.length * 2);
      low = Arrays.copyOf(low, capacity);
      high = Arrays.copyOf(high, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
  }

  @Override
  public void add(Column argument, int[] groups, int rows, long sequence) {
    LongColumn column = (LongColumn) argument;
    long[] values = column.values();
    for (int row = 0; row < rows; row++) {
      if (!column.isNull(row)) {
        add(groups[row], values[row], values[row] >> 63, 1);
      }
    }
  }

  private void add(int group, long lowPart, long highPart, long count) {
    long sum = low[group] + lowPart;
    high[group] += highPart + (Long.compareUnsigned(sum, lowPart) < 0 ? 1 : 0);
    low[group] = sum;
    counts[group] += count;
  }

  /** Most sums are small, so they are written in few bytes; the sign goes to the lowest bit. */
  @Override
  public void save(int group, ByteBuilder out) {
    long sum = low[group];
    boolean isLong = high[group] == sum >> 63;
    VarNumber.append(counts[group] << 1 | (isLong ? 0 : 1), out);
    VarNumber.append(sum << 1 ^ sum >> 63, out);
    if (!isLong) {
      VarNumber.append(high[group], out);
    }
  }

  @Override
  public void merge(int group, ByteBuffer state) {
    long countAndWidth = Bytes.number(state);
    long folded = Bytes.number(state);
    long sum = folded >>> 1 ^ -(folded & 1);
    long rest = (countAndWidth & 1) == 0 ? sum >> 63 : Bytes.number(state);
    add(group, sum, rest, countAndWidth >>> 1);
  }

  @Override
  public Column results(int groups) {
    boolean[] nulls = new boolean[groups];
    for (int group = 0; group < groups; group++) {
      nulls[group] = counts[group] == 0;
    }
    return outcome == Outcome.SUM ? sums(groups, nulls) : averages(groups, nulls);
  }

  private Column sums(int groups, boolean[] nulls) {
    for (int group = 0; group < groups; group++) {
      if (high[group] != low[group] >> 63) {
        throw tooLarge(name, exact(group));
      }
    }
    return new LongColumn(Type.INTEGER, Arrays.copyOf(low, groups), Nulls.of(nulls));
  }

  /** The failure of a sum that is no 64-bit integer. */
  static LeatException tooLarge(String name, BigInteger sum) {
    return new LeatException(
        ErrorKind.FAILED,
        "The sum \"%s\" is %s, which is beyond 64 bits. Cast its argument to DECIMAL."
            .formatted(name, sum));
  }

  private Column averages(int groups, boolean[] nulls) {
    double[] averages = new double[groups];
    for (int group = 0; group < groups; group++) {
      averages[group] = nulls[group] ? 0 : Mean.of(exact(group), counts[group]);
    }
    return new DoubleColumn(averages, Nulls.of(nulls));
  }

  private BigInteger exact(int group) {
    BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low[group]));
    return BigInteger.valueOf(high[group]).shiftLeft(64).add(unsignedLow);
  }

  @Override
  public void clear(int groups) {
    Arrays.fill(low, 0, groups, 0);
    Arrays.fill(high, 0, groups, 0);
    Arrays.fill(counts, 0, groups, 0);
  }

  @Override
  public long memoryBytes() {
    return 24L * counts.length;
  }
}
