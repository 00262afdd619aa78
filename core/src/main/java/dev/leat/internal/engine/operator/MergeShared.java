package dev.leat.internal.engine.operator;

import dev.leat.data.Row;
import dev.leat.data.Rows;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.SpillSpace;
import dev.leat.plan.GroupsFunction;
import java.util.ArrayList;
import java.util.List;

/** What the copies of a merge share: the ordered rows, and what is said of their groups. */
final class MergeShared {

  private final MergeShape shape;
  private final SpillSpace space;
  private final OperatorCount count;
  private final long groupBytes;
  private final RangeQueue queue;
  private final long[] keysOnlyHere;
  private final long[] rowsOnlyHere;
  private long largest;
  private String largestKey = "";

  /**
   * The state of a merge.
   *
   * @param groupBytes the rows of groups that all copies may hold together, in bytes
   */
  MergeShared(
      MergeShape shape, OrderedRows rows, SpillSpace space, OperatorCount count, long groupBytes) {
    this.shape = shape;
    this.queue = new RangeQueue(rows);
    this.space = space;
    this.count = count;
    this.groupBytes = groupBytes;
    this.keysOnlyHere = new long[shape.sides()];
    this.rowsOnlyHere = new long[shape.sides()];
  }

  MergeShape shape() {
    return shape;
  }

  GroupsFunction function() {
    return shape.plan().function();
  }

  SpillSpace space() {
    return space;
  }

  OperatorCount count() {
    return count;
  }

  long groupBytes() {
    return groupBytes;
  }

  /** A reader of the rows for one copy, which has to {@link #leave} in the end. */
  OrderedRows.RangeReader enter() {
    return queue.enter();
  }

  /** Claims a range. */
  long claim() {
    return queue.claim();
  }

  /** Counts the groups of a key. */
  void saw(List<Rows> sides, Row key) {
    int only = -1;
    boolean alone = sides.size() > 1;
    boolean spilled = false;
    long size = 0;
    for (int side = 0; side < sides.size(); side++) {
      Rows group = sides.get(side);
      alone &= group.isEmpty() || only < 0;
      only = group.isEmpty() ? only : side;
      size += group.size();
      spilled |= group instanceof GroupRows;
    }
    if (alone || spilled) {
      note(alone ? only : -1, spilled ? size : 0, size, key);
    }
  }

  private synchronized void note(int only, long largeSize, long size, Row key) {
    if (only >= 0) {
      keysOnlyHere[only]++;
      rowsOnlyHere[only] += size;
    }
    if (largeSize > largest) {
      largest = largeSize;
      largestKey = key.toString();
    }
  }

  /** Counts a copy that is closed; with the last the remark of the report is made. */
  void leave() {
    if (queue.leave()) {
      count.note(remark());
    }
  }

  private synchronized String remark() {
    List<String> parts = new ArrayList<>();
    for (int side = 0; side < keysOnlyHere.length && keysOnlyHere.length > 1; side++) {
      parts.add(
          "%d keys with %d rows are only in input %d"
              .formatted(keysOnlyHere[side], rowsOnlyHere[side], side + 1));
    }
    if (largest > 0) {
      parts.add(
          "the groups of %s, with %d rows, were read from the disk".formatted(largestKey, largest));
    }
    return String.join(", ", parts);
  }
}
