package dev.leat.internal.engine.aggregate;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.kernel.KeyTable;
import dev.leat.internal.engine.rows.KeyOrder;
import java.nio.ByteBuffer;

/** Counts the different values of a group; null is none. */
final class DistinctCount implements State {

  private final ByteBuilder scratch;
  private final KeyTable values = KeyTable.small();

  private DistinctCount(ByteBuilder scratch) {
    this.scratch = scratch;
  }

  /** The accumulator of counts. */
  static MergeableAccumulator accumulator() {
    ByteBuilder scratch = new ByteBuilder(64);
    return new StateAccumulator<>(
        () -> new DistinctCount(scratch),
        states ->
            new LongColumn(
                Type.INTEGER,
                states.stream().mapToLong(state -> state.values.size()).toArray(),
                Nulls.NONE));
  }

  @Override
  public long add(Column argument, int row, long sequence) {
    if (argument.isNull(row)) {
      return 0;
    }
    scratch.clear();
    KeyOrder.ascending().append(argument, row, scratch);
    return add(scratch.array(), scratch.size());
  }

  private long add(byte[] key, int length) {
    long before = values.memoryBytes();
    values.number(Hashing.mix(0, key, 0, length), key, 0, length);
    return values.memoryBytes() - before;
  }

  @Override
  public void save(ByteBuilder out) {
    Bytes.putInt(values.size(), out);
    for (int i = 0; i < values.size(); i++) {
      int start = values.start(i);
      Bytes.putInt(values.start(i + 1) - start, out);
      out.append(values.bytes(), start, values.start(i + 1) - start);
    }
  }

  @Override
  public long merge(ByteBuffer saved) {
    long grown = 0;
    for (int count = saved.getInt(); count > 0; count--) {
      byte[] key = Bytes.run(saved);
      grown += add(key, key.length);
    }
    return grown;
  }
}
