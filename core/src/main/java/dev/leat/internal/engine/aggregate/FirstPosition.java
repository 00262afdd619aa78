package dev.leat.internal.engine.aggregate;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keeps the position in the input of the first row of a group. */
final class FirstPosition implements MergeableAccumulator {

  private long[] positions = new long[0];

  @Override
  public void reserve(int groups) {
    int before = positions.length;
    if (groups > before) {
      positions = Arrays.copyOf(positions, Math.max(groups, Math.max(64, before * 2)));
      Arrays.fill(positions, before, positions.length, Long.MAX_VALUE);
    }
  }

  @Override
  public void add(Column argument, int[] groups, int rows, long sequence) {
    for (int row = 0; row < rows; row++) {
      positions[groups[row]] = Math.min(positions[groups[row]], sequence + row);
    }
  }

  @Override
  public void save(int group, ByteBuilder out) {
    Bytes.putLong(positions[group], out);
  }

  @Override
  public void merge(int group, ByteBuffer state) {
    positions[group] = Math.min(positions[group], state.getLong());
  }

  @Override
  public Column results(int groups) {
    return new LongColumn(Type.INTEGER, Arrays.copyOf(positions, groups), Nulls.NONE);
  }

  @Override
  public void clear(int groups) {
    Arrays.fill(positions, 0, groups, Long.MAX_VALUE);
  }

  @Override
  public long memoryBytes() {
    return 8L * positions.length;
  }
}
