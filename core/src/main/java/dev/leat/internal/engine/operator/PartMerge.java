package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.aggregate.MergeableAccumulator;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.KeyTable;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.spill.RowSort;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges the entries of parts, one part after the other in the same tables; for one worker.
 *
 * <p>The groups of a part become rows to be sorted: the key as it is written, then the results.
 */
final class PartMerge implements AutoCloseable {

  private final GroupSink.Grouping grouping;
  private final GroupMerge.Order order;
  private final Reservation reservation;
  private final RowSort.Writer rows;
  private final List<MergeableAccumulator> accumulators;
  private final RowCodec resultCodec;
  private final boolean hasTexts;
  private final KeyTable table = new KeyTable();
  private final KeyTexts texts = new KeyTexts();
  private TextColumn[] results = new TextColumn[0];
  private int nextGroup;

  PartMerge(
      GroupSink.Grouping grouping,
      GroupMerge.Order order,
      RowSort.Writer rows,
      Reservation reservation) {
    this.grouping = grouping;
    this.order = order;
    this.reservation = reservation;
    this.rows = rows;
    this.accumulators = grouping.accumulators();
    this.resultCodec = grouping.resultCodec();
    this.hasTexts = grouping.equalKeys().isNeeded();
  }

  /** Merges the entries that one worker keeps, and frees them. */
  void add(RowHeap.Appender entries) {
    entries.forEachRegion(this::add);
    entries.free();
  }

  /** Adds the one group that there is without any key. */
  void addGroupOfNoRows() {
    table.number(Hashing.mix(0, new byte[8], 0, 0), new byte[8], 0, 0);
    accumulators.forEach(accumulator -> accumulator.reserve(1));
  }

  /** Merges the entries in a part of an array. */
  void add(byte[] page, int from, int to) {
    ByteBuffer state = ByteBuffer.wrap(page);
    int at = from;
    while (at < to) {
      int end = at;
      for (int i = 0; i < grouping.keys(); i++) {
        end = KeyBytes.end(page, end);
      }
      int group = table.number(Hashing.mix(0, page, at, end - at), page, at, end - at);
      state.position(hasTexts ? texts.read(page, end, group) : end);
      for (MergeableAccumulator accumulator : accumulators) {
        accumulator.reserve(table.size());
        accumulator.merge(group, state);
      }
      at = state.position();
    }
    reservation.resize(memoryBytes());
  }

  private long memoryBytes() {
    long bytes = table.memoryBytes();
    for (MergeableAccumulator accumulator : accumulators) {
      bytes += accumulator.memoryBytes();
    }
    return bytes;
  }

  /** The number of groups. */
  int groups() {
    return table.size();
  }

  /** Gives the rows of all groups to the sort, and forgets the groups. */
  void giveRows(int part) {
    int groups = table.size();
    List<Column> columns = new ArrayList<>();
    results = new TextColumn[accumulators.size()];
    for (int i = 0; i < results.length; i++) {
      Column result = accumulators.get(i).results(groups);
      columns.add(result);
      results[i] = resultCodec.text(result, i, groups);
    }
    nextGroup = 0;
    TextColumn[] keys = KeyColumns.of(table, 0, groups, grouping.keys());
    order.write(keys, columns, groups, key -> give(key, part));
    rows.keep(part);
    accumulators.forEach(accumulator -> accumulator.clear(groups));
    table.clear();
    texts.clear();
    reservation.resize(memoryBytes());
  }

  private void give(ByteBuilder key, int part) {
    int group = nextGroup++;
    int row = rows.begin(key, 0);
    if (texts.areCanonical()) {
      int start = table.start(group);
      rows.rows().append(table.bytes(), start, table.start(group + 1) - start);
    } else {
      rows.rows().append(texts.text(table, group));
    }
    RowCodec.append(results, group, rows.rows());
    rows.end(key, row);
    rows.keepIfMany(part);
  }

  @Override
  public void close() {
    reservation.close();
  }
}
