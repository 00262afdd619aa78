package dev.leat.internal.engine.operator;

import dev.leat.data.Row;
import dev.leat.data.Rows;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.SortRecord;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.PartBuffers;
import dev.leat.internal.engine.spill.PartFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts ordered rows into groups with equal keys; for one worker.
 *
 * <p>Some groups are read together, since rows are decoded many at a time. The rows of a group that
 * is larger go, from some size on, to a file of their own, from which they are read as often as a
 * function wants.
 */
final class GroupReader implements AutoCloseable {

  private static final int ROWS_TOGETHER = 1 << 10;
  private static final long MOST_GROUP_BYTES = 1 << 22;
  private static final int BLOCK_BYTES = 1 << 16;

  /** What a row costs as an object, about, besides its bytes. */
  private static final int ROW_BYTES = 200;

  private final MergeShared shared;
  private final MergeShape shape;
  private final long groupBytes;
  private final OrderedRows.RangeReader rows;
  private final RowCodec.Reader keys;
  private final RowBatches keyRows;
  private final List<RowCodec.Reader> sides = new ArrayList<>();
  private final List<RowBatches> sideRows = new ArrayList<>();
  private final Deque<Groups> ready = new ArrayDeque<>();
  private final List<int[]> starts = new ArrayList<>();
  private final ByteBuilder rest = new ByteBuilder(64);
  private long prefix;
  private boolean pending;
  private @Nullable PartFile file;

  /**
   * The groups of one key.
   *
   * @param key the values of the keys
   * @param sides the rows of each side, in input order
   */
  record Groups(Row key, List<Rows> sides) {}

  GroupReader(MergeShared shared, int workers) {
    this.shared = shared;
    this.shape = shared.shape();
    this.groupBytes = Math.min(MOST_GROUP_BYTES, shared.groupBytes() / workers / shape.sides());
    this.rows = shared.enter();
    this.keys = shape.keyCodec().new Reader();
    this.keyRows = new RowBatches(shape.keySchema());
    for (int side = 0; side < shape.sides(); side++) {
      sides.add(shape.codecs().get(side).new Reader());
      sideRows.add(new RowBatches(shape.plan().sides().get(side).input().schema()));
    }
  }

  /** Begins a range. */
  void take(int range) {
    rows.takeWithKeys(range);
    pending = rows.next();
    ready.clear();
  }

  /** The next groups of the range; what was given before is read no more. */
  Optional<Groups> next() {
    if (ready.isEmpty() && pending) {
      read();
    }
    return Optional.ofNullable(ready.poll());
  }

  private void read() {
    closeFile();
    keys.clear();
    sides.forEach(RowCodec.Reader::clear);
    starts.clear();
    PartBuffers overflow = null;
    long[] spilled = new long[shape.sides()];
    long[] bytes = new long[shape.sides()];
    int count = 0;
    while (pending) {
      boolean begins = count == 0 || !isOfGroup();
      if (begins && (count >= ROWS_TOGETHER || overflow != null)) {
        break;
      }
      if (begins) {
        beginGroup();
        Arrays.fill(bytes, 0);
      }
      byte[] page = rows.page();
      int side = MergeShape.side(page, rows.record());
      int columns = shape.columns(page, rows.record());
      int end = shape.codecs().get(side).end(page, columns);
      bytes[side] += end - columns + ROW_BYTES;
      boolean first = sides.get(side).rows() == starts.getLast()[side];
      if (first || bytes[side] <= groupBytes) {
        sides.get(side).add(page, columns);
      } else {
        overflow = overflow == null ? overflow() : overflow;
        overflow.of(side).append(page, columns, end - columns);
        spilled[side]++;
      }
      count++;
      pending = rows.next();
    }
    if (overflow != null) {
      overflow.finish();
    }
    finish(spilled);
  }

  private boolean isOfGroup() {
    byte[] page = rows.page();
    int start = KeyBytes.valueStart(page, rows.record());
    return prefix == rows.prefix()
        && Arrays.equals(
            rest.array(),
            0,
            rest.size(),
            page,
            start,
            start + KeyBytes.length(page, rows.record()));
  }

  private void beginGroup() {
    byte[] page = rows.page();
    prefix = rows.prefix();
    rest.clear();
    rest.append(
        page, KeyBytes.valueStart(page, rows.record()), KeyBytes.length(page, rows.record()));
    keys.add(page, SortRecord.values(page, rows.record()));
    starts.add(sides.stream().mapToInt(RowCodec.Reader::rows).toArray());
  }

  private PartBuffers overflow() {
    PartFile opened = new PartFile(shared.space(), shared.count(), shape.sides());
    file = opened;
    return new PartBuffers(opened, shape.sides(), BLOCK_BYTES);
  }

  /** Makes rows of what was read; only the last group can have spilled any. */
  private void finish(long[] spilled) {
    starts.add(sides.stream().mapToInt(RowCodec.Reader::rows).toArray());
    Batch keyBatch = keys.batch();
    List<Batch> batches = sides.stream().map(RowCodec.Reader::batch).toList();
    for (int group = 0; group + 1 < starts.size(); group++) {
      boolean last = group + 2 == starts.size();
      List<Rows> groups = new ArrayList<>();
      for (int side = 0; side < batches.size(); side++) {
        int from = starts.get(group)[side];
        int to = starts.get(group + 1)[side];
        groups.add(rows(side, batches.get(side), from, to, last ? spilled[side] : 0));
      }
      ready.add(new Groups(keyRows.row(keyBatch, group), groups));
    }
  }

  private Rows rows(int side, Batch batch, int from, int to, long spilled) {
    List<Row> first = new ArrayList<>(to - from);
    for (int row = from; row < to; row++) {
      first.add(sideRows.get(side).row(batch, row));
    }
    PartFile rest = file;
    return rest == null || spilled == 0
        ? new FewRows(first)
        : new GroupRows(
            first,
            spilled,
            rest,
            side,
            shape.plan().sides().get(side).input().schema(),
            shape.codecs().get(side));
  }

  /** Rows that are all in memory. */
  private record FewRows(List<Row> rows) implements Rows {

    @Override
    public long size() {
      return rows.size();
    }

    @Override
    public Iterator<Row> iterator() {
      return rows.iterator();
    }
  }

  private void closeFile() {
    PartFile opened = file;
    if (opened != null) {
      opened.close();
      file = null;
    }
  }

  @Override
  public void close() {
    closeFile();
  }
}
