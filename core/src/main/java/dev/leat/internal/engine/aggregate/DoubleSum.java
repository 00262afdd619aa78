package dev.leat.internal.engine.aggregate;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.Nulls;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Adds doubles without any rounding until the end, so that the result does not depend on the order.
 *
 * <p>The sum is kept as parts that do not overlap, in rising order of size; adding a number costs a
 * few operations for each part, of which there are rarely more than three (Shewchuk, "Adaptive
 * precision floating-point arithmetic", 1997).
 */
final class DoubleSum implements State {

  private double[] parts = new double[4];
  private int used;
  private long count;

  /** The plain sum of infinities and NaN, which have no exact parts. */
  private double special;

  /** What left the range of doubles on the way, of which the rest may bring it back. */
  private BigDecimal beyond = BigDecimal.ZERO;

  /** The accumulator of sums or averages; a group without values is null. */
  static MergeableAccumulator accumulator(Outcome outcome) {
    return new StateAccumulator<>(DoubleSum::new, states -> results(states, outcome));
  }

  private static Column results(List<DoubleSum> states, Outcome outcome) {
    double[] values = new double[states.size()];
    boolean[] nulls = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      DoubleSum state = states.get(i);
      nulls[i] = state.count == 0;
      values[i] = nulls[i] ? 0 : state.result(outcome, BigDecimal.ZERO, state.count);
    }
    return new DoubleColumn(values, Nulls.of(nulls));
  }

  @Override
  public long add(Column argument, int row, long sequence) {
    if (argument.isNull(row)) {
      return 0;
    }
    addValue(((DoubleColumn) argument).values()[row]);
    return 0;
  }

  /** Adds a number. */
  void addValue(double value) {
    count++;
    add(value);
  }

  /** The number of numbers added. */
  long count() {
    return count;
  }

  private void add(double value) {
    if (!Double.isFinite(value)) {
      special += value;
      return;
    }
    double carried = value;
    int kept = 0;
    for (int i = 0; i < used; i++) {
      double part = parts[i];
      double large = Math.abs(carried) >= Math.abs(part) ? carried : part;
      double small = Math.abs(carried) >= Math.abs(part) ? part : carried;
      double sum = large + small;
      if (Double.isInfinite(sum)) {
        beyond = beyond.add(new BigDecimal(large)).add(new BigDecimal(small));
        sum = 0;
        large = 0;
        small = 0;
      }
      double error = small - (sum - large);
      if (error != 0) {
        parts[kept++] = error;
      }
      carried = sum;
    }
    if (kept == parts.length) {
      parts = Arrays.copyOf(parts, kept * 2);
    }
    parts[kept] = carried;
    used = kept + 1;
  }

  /**
   * The sum or the mean of these numbers and others, rounded once.
   *
   * @param others the sum of the others
   * @param all how many numbers there are, these and the others
   */
  double result(Outcome outcome, BigDecimal others, long all) {
    if (special != 0) {
      return special;
    }
    BigDecimal exact = others.add(beyond);
    for (int i = 0; i < used; i++) {
      exact = exact.add(new BigDecimal(parts[i]));
    }
    return switch (outcome) {
      case SUM -> exact.doubleValue();
      case AVERAGE -> Mean.of(exact, all);
    };
  }

  @Override
  public void save(ByteBuilder out) {
    Bytes.putLong(count, out);
    Bytes.putLong(Double.doubleToRawLongBits(special), out);
    Bytes.putRun(beyond.toString().getBytes(StandardCharsets.US_ASCII), out);
    Bytes.putInt(used, out);
    for (int i = 0; i < used; i++) {
      Bytes.putLong(Double.doubleToRawLongBits(parts[i]), out);
    }
  }

  @Override
  public long merge(ByteBuffer saved) {
    count += saved.getLong();
    special += saved.getDouble();
    String saidBeyond = new String(Bytes.run(saved), StandardCharsets.US_ASCII);
    beyond = beyond.add(new BigDecimal(saidBeyond));
    for (int i = saved.getInt(); i > 0; i--) {
      add(saved.getDouble());
    }
    return 0;
  }
}
