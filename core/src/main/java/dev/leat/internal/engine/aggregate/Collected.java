package dev.leat.internal.engine.aggregate;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.internal.engine.rows.ValueBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all values of a group as a list, nulls included, in the order of their {@linkplain
 * OrderedValues keys}, if they have any, and then of the input.
 */
final class Collected implements State {

  private static final int ITEM_BYTES = 64;

  private static final byte[] NO_KEY = {};

  private static final Comparator<Item> IN_ORDER =
      Comparator.comparing(Item::key, Arrays::compareUnsigned).thenComparingLong(Item::sequence);

  private record Item(byte[] key, long sequence, byte[] value) {}

  private final ByteBuilder scratch;
  private final List<Item> items = new ArrayList<>();

  private Collected(ByteBuilder scratch) {
    this.scratch = scratch;
  }

  /** The accumulator of lists. */
  static MergeableAccumulator accumulator() {
    ByteBuilder scratch = new ByteBuilder(64);
    return new StateAccumulator<>(
        () -> new Collected(scratch),
        states -> new ObjectColumn(Type.LIST, states.stream().map(Collected::result).toArray()));
  }

  private List<@Nullable Object> result() {
    items.sort(IN_ORDER);
    List<@Nullable Object> values = new ArrayList<>(items.size());
    for (Item item : items) {
      values.add(ValueBytes.read(ByteBuffer.wrap(item.value())));
    }
    return values;
  }

  @Override
  public long add(Column argument, int row, long sequence) {
    scratch.clear();
    Object given = RowBatches.value(argument, row);
    OrderedValues.Ordered value =
        given instanceof OrderedValues.Ordered ordered
            ? ordered
            : new OrderedValues.Ordered(NO_KEY, given);
    ValueBytes.append(value.value(), scratch);
    byte[] key = value.key();
    items.add(new Item(key, sequence, Arrays.copyOf(scratch.array(), scratch.size())));
    return (long) ITEM_BYTES + key.length + scratch.size();
  }

  @Override
  public void save(ByteBuilder out) {
    Bytes.putInt(items.size(), out);
    for (Item item : items) {
      Bytes.putRun(item.key(), out);
      Bytes.putLong(item.sequence(), out);
      Bytes.putRun(item.value(), out);
    }
  }

  @Override
  public long merge(ByteBuffer saved) {
    long grown = 0;
    for (int count = saved.getInt(); count > 0; count--) {
      Item item = new Item(Bytes.run(saved), saved.getLong(), Bytes.run(saved));
      items.add(item);
      grown += ITEM_BYTES + item.key().length + item.value().length;
    }
    return grown;
  }
}
