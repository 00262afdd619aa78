package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.aggregate.Accumulator;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.KeyTable;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RangeSort;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges the entries of parts, one part after the other in the same tables; for one worker.
 *
 * <p>The groups of a part become rows of the heap: what their sort key has beyond its prefix, the
 * key as it is, then the results. They are added in the order of their prefixes, so that rows that
 * are next to each other in the result are so in memory too.
 */
final class PartMerge implements AutoCloseable {

  private final GroupSink.Grouping grouping;
  private final GroupMerge.Order order;
  private final Reservation reservation;
  private final RowHeap.Appender appender;
  private final List<Accumulator> accumulators;
  private final RowCodec resultCodec;
  private final boolean hasTexts;
  private final RangeSort sort;
  private final KeyTable table = new KeyTable();
  private final KeyTexts texts = new KeyTexts();
  private final ByteBuilder rests = new ByteBuilder(1 << 10);
  private int[] restStarts = new int[1 << 10];

  PartMerge(
      GroupSink.Grouping grouping, GroupMerge.Order order, RowHeap heap, Reservation reservation) {
    this.grouping = grouping;
    this.order = order;
    this.reservation = reservation;
    this.appender = heap.partAppender();
    this.accumulators = grouping.accumulators();
    this.resultCodec = grouping.resultCodec();
    this.hasTexts = grouping.equalKeys().isNeeded();
    this.sort = new RangeSort(heap);
  }

  /** Merges the entries that one worker made, and frees them. */
  void add(RowHeap.Appender entries) {
    entries.forEachRegion(this::merge);
    entries.free();
    reservation.resize(table.memoryBytes());
  }

  /** Adds the one group that there is without any key. */
  void addGroupOfNoRows() {
    table.number(Hashing.mix(0, new byte[8], 0, 0), new byte[8], 0, 0);
    accumulators.forEach(accumulator -> accumulator.reserve(1));
  }

  private void merge(byte[] page, int from, int to) {
    ByteBuffer state = ByteBuffer.wrap(page);
    int at = from;
    while (at < to) {
      int end = at;
      for (int i = 0; i < grouping.keys(); i++) {
        end = KeyBytes.end(page, end);
      }
      int group = table.number(Hashing.mix(0, page, at, end - at), page, at, end - at);
      state.position(hasTexts ? texts.read(page, end, group) : end);
      for (Accumulator accumulator : accumulators) {
        accumulator.reserve(table.size());
        accumulator.merge(group, state);
      }
      at = state.position();
    }
  }

  /** The number of groups. */
  int groups() {
    return table.size();
  }

  /** Adds the rows of all groups to the heap, and forgets the groups. */
  SortedRows.Segment takeRows(int number) {
    int groups = table.size();
    List<Column> results = new ArrayList<>();
    TextColumn[] resultTexts = new TextColumn[accumulators.size()];
    for (int i = 0; i < resultTexts.length; i++) {
      Column result = accumulators.get(i).results(groups);
      results.add(result);
      resultTexts[i] = resultCodec.text(result, i, groups);
    }
    sortKeys(results);
    SortedRows.Segment segment = addRows(resultTexts, number);
    accumulators.forEach(accumulator -> accumulator.clear(groups));
    table.clear();
    texts.clear();
    return segment;
  }

  private void sortKeys(List<Column> results) {
    int groups = table.size();
    if (restStarts.length <= groups) {
      restStarts = new int[groups + 1];
    }
    rests.clear();
    TextColumn[] keys = KeyColumns.of(table, 0, groups, grouping.keys());
    order.write(keys, results, groups, this::addKey);
    sort.byPrefix();
  }

  private void addKey(ByteBuilder key) {
    int group = sort.size();
    SortedRows.appendRest(key, rests);
    sort.add(SortedRows.prefix(key), group);
    restStarts[group + 1] = rests.size();
  }

  private SortedRows.Segment addRows(TextColumn[] results, int number) {
    ByteBuilder row = new ByteBuilder(256);
    long[] addresses = sort.addresses();
    for (int i = 0; i < sort.size(); i++) {
      row.clear();
      append((int) addresses[i], results, row);
      addresses[i] = appender.add(row);
    }
    return sort.segment(number);
  }

  private void append(int group, TextColumn[] results, ByteBuilder row) {
    int rest = restStarts[group];
    row.append(rests.array(), rest, restStarts[group + 1] - rest);
    if (texts.areCanonical()) {
      int start = table.start(group);
      row.append(table.bytes(), start, table.start(group + 1) - start);
    } else {
      row.append(texts.text(table, group));
    }
    RowCodec.append(results, group, row);
  }

  @Override
  public void close() {
    reservation.close();
  }
}
