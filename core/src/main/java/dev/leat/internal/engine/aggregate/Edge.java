package dev.leat.internal.engine.aggregate;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.internal.engine.rows.ValueBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keeps the first or the last value of a group in input order, nulls included. */
final class Edge implements State {

  /** Which value is kept. */
  enum Side {
    /** The first. */
    FIRST,
    /** The last. */
    LAST
  }

  private final Side side;
  private final Type type;
  private final ByteBuilder scratch;
  private byte[] value = new byte[0];
  private long position = -1;

  private Edge(Side side, Type type, ByteBuilder scratch) {
    this.side = side;
    this.type = type;
    this.scratch = scratch;
  }

  /** The accumulator of first or last values. */
  static MergeableAccumulator accumulator(Side side, Type type) {
    ByteBuilder scratch = new ByteBuilder(64);
    return new StateAccumulator<>(
        () -> new Edge(side, type, scratch),
        states -> RowBatches.column(type, states.stream().map(Edge::result).toArray()));
  }

  private @Nullable Object result() {
    return position < 0 ? null : ValueBytes.read(ByteBuffer.wrap(value));
  }

  private boolean isWanted(long sequence) {
    return position < 0 || (sequence < position) == (side == Side.FIRST);
  }

  @Override
  public long add(Column argument, int row, long sequence) {
    if (!isWanted(sequence)) {
      return 0;
    }
    scratch.clear();
    ValueBytes.append(RowBatches.typedOrUnparsed(argument, row, type), scratch);
    return replace(Arrays.copyOf(scratch.array(), scratch.size()), sequence);
  }

  private long replace(byte[] newValue, long sequence) {
    long grown = (long) newValue.length - value.length;
    value = newValue;
    position = sequence;
    return grown;
  }

  @Override
  public void save(ByteBuilder out) {
    Bytes.putLong(position, out);
    Bytes.putRun(value, out);
  }

  @Override
  public long merge(ByteBuffer saved) {
    long sequence = saved.getLong();
    byte[] other = Bytes.run(saved);
    return sequence >= 0 && isWanted(sequence) ? replace(other, sequence) : 0;
  }
}
