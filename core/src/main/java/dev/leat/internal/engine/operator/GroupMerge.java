package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.aggregate.Accumulator;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.KeyTable;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Merges the parts of a {@link GroupSink} and puts the groups in order.
 *
 * <p>A part is merged by one worker into a table of its own, and its groups become rows of a heap:
 * the key as it is, then the results. The rows of all parts are then sorted together.
 */
public final class GroupMerge {

  /** Parts are merged together as long as they have no more bytes of entries than this. */
  private static final int TOGETHER_BYTES = 1 << 22;

  private final GroupSink.Grouping grouping;
  private final GroupSink sink;
  private final Order order;
  private final RunState run;
  private final OperatorCount count;
  private final RowHeap rows;
  private boolean noEntries;
  private final List<SortedRows.Segment> segments = Collections.synchronizedList(new ArrayList<>());

  /** Says in which order the groups come. */
  public interface Order {
    /**
     * Appends a sort key for each group.
     *
     * @param keys the columns of the keys
     * @param results the results of the aggregates
     * @param writer takes the key of each group, from group 0 on
     */
    void write(TextColumn[] keys, List<Column> results, int groups, KeyWriter writer);
  }

  /** Takes the sort keys of groups, one after the other. */
  @FunctionalInterface
  public interface KeyWriter {
    /** Takes the sort key of the next group. */
    void next(ByteBuilder key);
  }

  /** The merge of the entries of a sink, whose rows are kept in a heap. */
  public GroupMerge(
      GroupSink.Grouping grouping,
      GroupSink sink,
      Order order,
      RunState run,
      OperatorCount count,
      RowHeap rows) {
    this.grouping = grouping;
    this.sink = sink;
    this.order = order;
    this.run = run;
    this.count = count;
    this.rows = rows;
  }

  /** Merges all parts on all threads, and gives the groups in order. */
  public SortedRows sorted(SortedRows.Parallel parallel) {
    List<int[]> ranges = ranges();
    noEntries = ranges.size() == 1 && bytesOf(0, GroupSink.PARTS) == 0;
    AtomicInteger queue = new AtomicInteger();
    parallel.onEveryThread(() -> {
      RowHeap.Appender appender = rows.appender();
      for (int i = queue.getAndIncrement(); i < ranges.size(); i = queue.getAndIncrement()) {
        run.check();
        merge(ranges.get(i), appender);
      }
    });
    return SortedRows.of(rows, segments, parallel);
  }

  /** Runs of neighbouring parts that are merged together because they are small. */
  private List<int[]> ranges() {
    List<int[]> ranges = new ArrayList<>();
    long bytes = 0;
    int from = 0;
    for (int part = 0; part < GroupSink.PARTS; part++) {
      bytes += bytesOf(part, part + 1);
      if (bytes >= TOGETHER_BYTES || part == GroupSink.PARTS - 1) {
        ranges.add(new int[] {from, part + 1});
        from = part + 1;
        bytes = 0;
      }
    }
    return ranges;
  }

  private long bytesOf(int from, int to) {
    long bytes = 0;
    for (int part = from; part < to; part++) {
      for (GroupSink.PartAppenders worker : sink.entries()) {
        bytes += worker.partAt(part).sizeBytes();
      }
    }
    return bytes;
  }

  private void merge(int[] range, RowHeap.Appender appender) {
    KeyTable table = new KeyTable();
    KeyTexts texts = new KeyTexts();
    List<Accumulator> accumulators = grouping.accumulators();
    try (Reservation reservation = run.budget().reservation(count.name())) {
      for (int part = range[0]; part < range[1]; part++) {
        for (GroupSink.PartAppenders worker : sink.entries()) {
          worker
              .partAt(part)
              .forEachPage((page, used) -> merge(page, used, table, accumulators, texts));
          worker.partAt(part).free();
          reservation.resize(table.memoryBytes());
        }
      }
      if (isGroupOfNoRows(range)) {
        table.number(Hashing.mix(0, new byte[8], 0, 0), new byte[8], 0, 0);
        accumulators.forEach(accumulator -> accumulator.reserve(1));
      }
      if (table.size() > 0) {
        emit(table, accumulators, texts, appender);
      }
    }
  }

  /** Whether to give the one group that a grouping without keys has even when there are no rows. */
  private boolean isGroupOfNoRows(int[] range) {
    return grouping.keys() == 0 && range[0] == 0 && noEntries;
  }

  private void merge(
      byte[] page, int used, KeyTable table, List<Accumulator> accumulators, KeyTexts texts) {
    ByteBuffer state = ByteBuffer.wrap(page);
    boolean parsed = grouping.equalKeys().isNeeded();
    int at = 0;
    while (at < used) {
      int end = at;
      for (int i = 0; i < grouping.keys(); i++) {
        end = KeyBytes.end(page, end);
      }
      int group = table.number(Hashing.mix(0, page, at, end - at), page, at, end - at);
      state.position(parsed ? texts.read(page, end, group) : end);
      for (Accumulator accumulator : accumulators) {
        accumulator.reserve(table.size());
        accumulator.merge(group, state);
      }
      at = state.position();
    }
  }

  private void emit(
      KeyTable table,
      List<Accumulator> accumulators,
      KeyTexts keyTexts,
      RowHeap.Appender appender) {
    int groups = table.size();
    List<Column> results = new ArrayList<>();
    List<TextColumn> texts = new ArrayList<>();
    RowCodec codec = grouping.resultCodec();
    for (int i = 0; i < accumulators.size(); i++) {
      Column result = accumulators.get(i).results(groups);
      results.add(result);
      texts.add(codec.text(result, i, groups));
    }
    SortedRows.Segment segment = new SortedRows.Segment(segments.size());
    GroupRows writer =
        new GroupRows(table, keyTexts, texts.toArray(TextColumn[]::new), appender, segment);
    order.write(KeyColumns.of(table, 0, groups, grouping.keys()), results, groups, writer);
    segment.trim();
    segments.add(segment);
    count.add(0, groups);
  }

  /** Adds the rows of the groups of one table to the heap. */
  private static final class GroupRows implements KeyWriter {

    private final KeyTable table;
    private final KeyTexts texts;
    private final TextColumn[] results;
    private final RowHeap.Appender appender;
    private final SortedRows.Segment segment;
    private final ByteBuilder row = new ByteBuilder(256);
    private int group;

    private GroupRows(
        KeyTable table,
        KeyTexts texts,
        TextColumn[] results,
        RowHeap.Appender appender,
        SortedRows.Segment segment) {
      this.table = table;
      this.texts = texts;
      this.results = results;
      this.appender = appender;
      this.segment = segment;
    }

    @Override
    public void next(ByteBuilder key) {
      row.clear();
      SortedRows.appendRest(key, row);
      if (texts.areCanonical()) {
        int start = table.start(group);
        row.append(table.bytes(), start, table.start(group + 1) - start);
      } else {
        row.append(texts.text(table, group));
      }
      RowCodec.append(results, group, row);
      segment.add(SortedRows.prefix(key), appender.add(row));
      group++;
    }
  }
}
