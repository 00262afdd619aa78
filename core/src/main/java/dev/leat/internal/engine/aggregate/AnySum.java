package dev.leat.internal.engine.aggregate;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.rows.RowBatches;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Adds numbers whose type differs from row to row.
 *
 * <p>The result is a double when any number was, else a decimal when any was, else an integer.
 */
final class AnySum implements State {

  private final String name;
  private final DoubleSum doubles = new DoubleSum();
  private BigDecimal exact = BigDecimal.ZERO;
  private long integers;
  private long decimals;

  private AnySum(String name) {
    this.name = name;
  }

  /** The accumulator of sums or averages; a group without values is null. */
  static MergeableAccumulator accumulator(Outcome outcome, String name) {
    return new StateAccumulator<>(
        () -> new AnySum(name),
        states ->
            new ObjectColumn(
                Type.ANY, states.stream().map(state -> state.result(outcome)).toArray()));
  }

  private @Nullable Object result(Outcome outcome) {
    long count = integers + decimals + doubles.count();
    if (count == 0) {
      return null;
    }
    if (doubles.count() > 0) {
      return doubles.result(outcome, exact, count);
    }
    return switch (outcome) {
      case SUM -> decimals > 0 ? exact : (Object) asInteger();
      case AVERAGE -> decimals > 0 ? decimalMean(count) : (Object) Mean.of(exact, count);
    };
  }

  private BigDecimal decimalMean(long count) {
    return exact.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
  }

  private long asInteger() {
    try {
      return exact.longValueExact();
    } catch (ArithmeticException e) {
      throw SumAccumulator.tooLarge(name, exact.toBigInteger());
    }
  }

  @Override
  public long add(Column argument, int row, long sequence) {
    Object value = RowBatches.value(argument, row);
    switch (value) {
      case null -> {}
      case Long number -> {
        exact = exact.add(BigDecimal.valueOf(number));
        integers++;
      }
      case BigDecimal number -> {
        exact = exact.add(number);
        decimals++;
      }
      case Double number -> doubles.addValue(number);
      default ->
          throw new LeatException(
              ErrorKind.FAILED,
              "The aggregate \"%s\" cannot add \"%s\" (expected: a number). Cast its argument."
                  .formatted(name, value));
    }
    return 0;
  }

  @Override
  public void save(ByteBuilder out) {
    Bytes.putLong(integers, out);
    Bytes.putLong(decimals, out);
    Bytes.putRun(exact.toString().getBytes(StandardCharsets.US_ASCII), out);
    doubles.save(out);
  }

  @Override
  public long merge(ByteBuffer saved) {
    integers += saved.getLong();
    decimals += saved.getLong();
    exact = exact.add(new BigDecimal(new String(Bytes.run(saved), StandardCharsets.US_ASCII)));
    return doubles.merge(saved);
  }
}
