package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import dev.leat.internal.engine.spill.BlockBuffer;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.RowSort;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Merges the parts of a {@link GroupSink} and puts the groups in order.
 *
 * <p>Each part is merged by one worker, with a {@link PartMerge}, and its groups become rows. The
 * rows of all parts are then sorted together.
 */
public final class GroupMerge {

  /** Parts are merged together as long as they have no more bytes of entries than this. */
  private static final int TOGETHER_BYTES = 1 << 17;

  private final GroupSink.Grouping grouping;
  private final GroupSink sink;
  private final Order order;
  private final RunState run;
  private final OperatorCount count;
  private final RowHeap heap;
  private final RowSort sort;
  private boolean noEntries;

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

  /**
   * The merge of the entries of a sink.
   *
   * @param heap keeps the rows of the groups
   * @param sort puts them in order
   */
  public GroupMerge(
      GroupSink.Grouping grouping,
      GroupSink sink,
      Order order,
      RunState run,
      OperatorCount count,
      RowHeap heap,
      RowSort sort) {
    this.grouping = grouping;
    this.sink = sink;
    this.order = order;
    this.run = run;
    this.count = count;
    this.heap = heap;
    this.sort = sort;
  }

  /** Merges all parts on all threads, and gives the groups in order. */
  public OrderedRows ordered(SortedRows.Parallel parallel) {
    if (sink.hasSpilled()) {
      ConcurrentLinkedQueue<GroupSink.PartAppenders> workers =
          new ConcurrentLinkedQueue<>(sink.entries());
      parallel.onEveryThread(() -> sink.spillAll(workers));
    }
    List<int[]> ranges = ranges();
    noEntries = ranges.size() == 1 && bytesOf(0, sink.parts()) == 0 && !sink.hasSpilled();
    AtomicInteger queue = new AtomicInteger();
    parallel.onEveryThread(() -> {
      RowSort.Writer rows = sort.writer(heap.partAppender());
      BlockBuffer buffer = new BlockBuffer();
      try (PartMerge merge = new PartMerge(grouping, order, rows, reservation())) {
        for (int i = queue.getAndIncrement(); i < ranges.size(); i = queue.getAndIncrement()) {
          run.check();
          merge(ranges.get(i), merge, buffer);
        }
      }
    });
    sink.entries().forEach(GroupSink.PartAppenders::close);
    return sort.ordered(parallel);
  }

  private Reservation reservation() {
    return run.budget().reservation(count.name());
  }

  /** Runs of neighbouring parts that are merged together because they are small. */
  private List<int[]> ranges() {
    List<int[]> ranges = new ArrayList<>();
    long bytes = 0;
    int from = 0;
    for (int part = 0; part < sink.parts(); part++) {
      bytes += bytesOf(part, part + 1);
      if (bytes >= TOGETHER_BYTES || sink.hasSpilled() || part == sink.parts() - 1) {
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

  private void merge(int[] range, PartMerge merge, BlockBuffer buffer) {
    for (int part = range[0]; part < range[1]; part++) {
      for (GroupSink.PartAppenders worker : sink.entries()) {
        worker.spilled().forEachBlock(part, buffer, merge::add);
        merge.add(worker.partAt(part));
      }
    }
    if (isGroupOfNoRows(range)) {
      merge.addGroupOfNoRows();
    }
    if (merge.groups() > 0) {
      count.add(0, merge.groups());
      merge.giveRows(range[0]);
    }
  }

  /** Whether to give the one group that a grouping without keys has even when there are no rows. */
  private boolean isGroupOfNoRows(int[] range) {
    return grouping.keys() == 0 && range[0] == 0 && noEntries;
  }
}
