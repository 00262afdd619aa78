package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Merges the parts of a {@link GroupSink} and puts the groups in order.
 *
 * <p>Each part is merged by one worker, with a {@link PartMerge}, and its groups become rows of a
 * heap. The rows of all parts are then sorted together.
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

  /** The merge of the entries of a sink, whose rows are kept in its heap. */
  public GroupMerge(
      GroupSink.Grouping grouping,
      GroupSink sink,
      Order order,
      RunState run,
      OperatorCount count,
      RowHeap heap) {
    this.grouping = grouping;
    this.sink = sink;
    this.order = order;
    this.run = run;
    this.count = count;
    this.heap = heap;
  }

  /** Merges all parts on all threads, and gives the groups in order. */
  public SortedRows sorted(SortedRows.Parallel parallel) {
    List<int[]> ranges = ranges();
    noEntries = ranges.size() == 1 && bytesOf(0, GroupSink.PARTS) == 0;
    AtomicInteger queue = new AtomicInteger();
    parallel.onEveryThread(() -> {
      try (PartMerge merge = new PartMerge(grouping, order, heap, reservation())) {
        for (int i = queue.getAndIncrement(); i < ranges.size(); i = queue.getAndIncrement()) {
          run.check();
          merge(ranges.get(i), merge);
        }
      }
    });
    return SortedRows.of(heap, segments, parallel);
  }

  private Reservation reservation() {
    return run.budget().reservation(count.name());
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

  private void merge(int[] range, PartMerge merge) {
    for (int part = range[0]; part < range[1]; part++) {
      for (GroupSink.PartAppenders worker : sink.entries()) {
        merge.add(worker.partAt(part));
      }
    }
    if (isGroupOfNoRows(range)) {
      merge.addGroupOfNoRows();
    }
    if (merge.groups() > 0) {
      count.add(0, merge.groups());
      segments.add(merge.takeRows(segments.size()));
    }
  }

  /** Whether to give the one group that a grouping without keys has even when there are no rows. */
  private boolean isGroupOfNoRows(int[] range) {
    return grouping.keys() == 0 && range[0] == 0 && noEntries;
  }
}
