package dev.leat.internal.engine.aggregate;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.rows.KeyOrder;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.internal.engine.rows.ValueBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the smallest or largest value of any type, by the same order as a sort; of equal values the
 * first.
 */
final class Extreme implements State {

  /** Which value is kept. */
  enum End {
    /** The smallest. */
    MIN,
    /** The largest. */
    MAX
  }

  private final End end;
  private final ByteBuilder scratch;
  private byte[] key = new byte[0];
  private byte[] value = new byte[0];
  private long firstSeen;

  private Extreme(End end, ByteBuilder scratch) {
    this.end = end;
    this.scratch = scratch;
  }

  /** The accumulator of extremes; nulls do not count, and a group without values is null. */
  static MergeableAccumulator accumulator(End end, Type type) {
    ByteBuilder scratch = new ByteBuilder(64);
    return new StateAccumulator<>(
        () -> new Extreme(end, scratch),
        states -> RowBatches.column(type, states.stream().map(Extreme::result).toArray()));
  }

  private @Nullable Object result() {
    return key.length == 0 ? null : ValueBytes.read(ByteBuffer.wrap(value));
  }

  @Override
  public long add(Column argument, int row, long sequence) {
    if (argument.isNull(row)) {
      return 0;
    }
    scratch.clear();
    KeyOrder.ascending().append(argument, row, scratch);
    if (!isBetter(scratch.array(), scratch.size(), sequence)) {
      return 0;
    }
    byte[] newKey = Arrays.copyOf(scratch.array(), scratch.size());
    scratch.clear();
    ValueBytes.append(RowBatches.value(argument, row), scratch);
    return replace(newKey, Arrays.copyOf(scratch.array(), scratch.size()), sequence);
  }

  private boolean isBetter(byte[] other, int length, long sequence) {
    if (key.length == 0) {
      return true;
    }
    int order = Arrays.compareUnsigned(other, 0, length, key, 0, key.length);
    return order == 0 ? sequence < firstSeen : (order < 0) == (end == End.MIN);
  }

  private long replace(byte[] newKey, byte[] newValue, long sequence) {
    long grown = (long) newKey.length + newValue.length - key.length - value.length;
    key = newKey;
    value = newValue;
    firstSeen = sequence;
    return grown;
  }

  @Override
  public void save(ByteBuilder out) {
    Bytes.putLong(firstSeen, out);
    Bytes.putRun(key, out);
    Bytes.putRun(value, out);
  }

  @Override
  public long merge(ByteBuffer saved) {
    long sequence = saved.getLong();
    byte[] otherKey = Bytes.run(saved);
    byte[] otherValue = Bytes.run(saved);
    boolean better = otherKey.length > 0 && isBetter(otherKey, otherKey.length, sequence);
    return better ? replace(otherKey, otherValue, sequence) : 0;
  }
}
