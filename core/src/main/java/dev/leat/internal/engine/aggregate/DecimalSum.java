package dev.leat.internal.engine.aggregate;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Adds decimals exactly. */
final class DecimalSum implements State {

  private BigDecimal sum = BigDecimal.ZERO;
  private long count;

  /** The accumulator of sums or averages; a group without values is null. */
  static MergeableAccumulator accumulator(Outcome outcome) {
    return new StateAccumulator<>(
        DecimalSum::new,
        states ->
            new ObjectColumn(
                Type.DECIMAL, states.stream().map(state -> state.result(outcome)).toArray()));
  }

  private @Nullable BigDecimal result(Outcome outcome) {
    if (count == 0) {
      return null;
    }
    return outcome == Outcome.SUM
        ? sum
        : sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
  }

  @Override
  public long add(Column argument, int row, long sequence) {
    Object value = ((ObjectColumn) argument).values()[row];
    if (value instanceof BigDecimal number) {
      sum = sum.add(number);
      count++;
    }
    return 0;
  }

  @Override
  public void save(ByteBuilder out) {
    Bytes.putLong(count, out);
    Bytes.putRun(sum.toString().getBytes(StandardCharsets.US_ASCII), out);
  }

  @Override
  public long merge(ByteBuffer saved) {
    count += saved.getLong();
    sum = sum.add(new BigDecimal(new String(Bytes.run(saved), StandardCharsets.US_ASCII)));
    return 0;
  }
}
