package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.aggregate.Accumulator;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.spill.OrderedRows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates rows that come one group after the other.
 *
 * <p>Many groups are read together, since rows are decoded many at a time, and a large one in
 * several parts. Only the states of the groups of a batch are held.
 */
final class SortedGroupsOperator implements Operator {

  private static final int ROWS_TOGETHER = 1 << 10;
  private static final int MOST_GROUPS = 1 << 10;

  /** The arguments of a batch, beyond which no further group is begun; less of a small budget. */
  private static final long MOST_BYTES = 1 << 18;

  private static final int SHARE_OF_BUDGET = 64;

  private final RangeQueue queue;
  private final OrderedRows.RangeReader rows;
  private final RowCodec keyCodec;
  private final RowCodec argumentCodec;
  private final RowCodec.Reader keys;
  private final RowCodec.Reader arguments;
  private final List<Evaluator> evaluators;
  private final List<Accumulator> accumulators;
  private final boolean hasManyTexts;
  private final long mostBytes;
  private final Worker worker;
  private final Reservation reservation;
  private final OperatorCount count;
  private final int[] groupOfRow = new int[ROWS_TOGETHER];
  private final ByteBuilder rest = new ByteBuilder(64);
  private final ByteBuilder key = new ByteBuilder(64);
  private int range = -1;
  private boolean pending;
  private int groups;
  private long prefix;
  private long sequence;
  private long takenBytes;
  private boolean closed;

  SortedGroupsOperator(
      SortedGroups.Grouping grouping, RangeQueue queue, Worker worker, OperatorCount count) {
    this.queue = queue;
    this.rows = queue.enter();
    this.keyCodec = grouping.keyCodec();
    this.keys = keyCodec.new Reader();
    this.argumentCodec = grouping.argumentCodec();
    this.arguments = argumentCodec.new Reader();
    this.evaluators = grouping.keptArguments();
    this.accumulators = grouping.accumulators();
    this.hasManyTexts = grouping.hasManyTexts();
    this.worker = worker;
    long share = worker.run().budget().capBytes() / worker.run().settings().threads();
    this.mostBytes = Math.min(MOST_BYTES, share / SHARE_OF_BUDGET);
    this.reservation = worker.run().budget().reservation(count.name());
    this.count = count;
  }

  @Override
  public long advance() {
    long claimed = queue.claim();
    range = (int) claimed;
    return claimed;
  }

  @Override
  public @Nullable Batch next() {
    if (range >= 0) {
      rows.takeWithKeys(range);
      pending = rows.next();
      range = -1;
    }
    return pending ? read() : null;
  }

  private Batch read() {
    accumulators.forEach(accumulator -> accumulator.clear(groups));
    keys.clear();
    arguments.clear();
    groups = 0;
    takenBytes = 0;
    while (pending && (isOfGroup() ? goesOn() : begins())) {
      takeArguments();
      pending = rows.next();
    }
    accumulate();
    keys.add(key.array(), 0);
    count.add(0, groups);
    return new Batch(groups, columns(), Origin.COMPUTED);
  }

  /** Whether the present row belongs to the group that was begun last. */
  private boolean isOfGroup() {
    if (groups == 0 || prefix != rows.prefix()) {
      return false;
    }
    byte[] page = rows.page();
    int record = rows.record();
    int start = KeyBytes.valueStart(page, record);
    int end = start + SortedGroups.groupKeyLength(page, record);
    return Arrays.equals(rest.array(), 0, rest.size(), page, start, end);
  }

  /** Takes the key of a further row of a group, if that is the text to write. */
  private boolean goesOn() {
    if (hasManyTexts) {
      byte[] page = rows.page();
      int start = SortedGroups.keys(page, rows.record());
      int end = keyCodec.end(page, start);
      if (KeyTexts.isShorter(page, start, end, key.array(), key.size())) {
        key.clear();
        key.append(page, start, end - start);
      }
    }
    return true;
  }

  /** Begins a group, unless the batch has enough of them. */
  private boolean begins() {
    if (groups == MOST_GROUPS || takenBytes > mostBytes) {
      return false;
    }
    if (groups > 0) {
      keys.add(key.array(), 0);
    }
    groups++;
    byte[] page = rows.page();
    int record = rows.record();
    prefix = rows.prefix();
    rest.clear();
    rest.append(page, KeyBytes.valueStart(page, record), SortedGroups.groupKeyLength(page, record));
    int start = SortedGroups.keys(page, record);
    key.clear();
    key.append(page, start, keyCodec.end(page, start) - start);
    return true;
  }

  private void takeArguments() {
    byte[] page = rows.page();
    int start = keyCodec.end(page, SortedGroups.keys(page, rows.record()));
    groupOfRow[arguments.rows()] = groups - 1;
    arguments.add(page, start);
    takenBytes += argumentCodec.end(page, start) - start;
    if (arguments.rows() == ROWS_TOGETHER) {
      accumulate();
    }
  }

  /** Adds the rows read to their groups. */
  private void accumulate() {
    Batch batch = arguments.batch();
    Worker.Misfits misfits = worker.misfits();
    long stateBytes = 0;
    for (int i = 0; i < accumulators.size(); i++) {
      Accumulator accumulator = accumulators.get(i);
      accumulator.reserve(groups);
      Column argument = evaluators.get(i).evaluate(batch, misfits);
      accumulator.add(argument, groupOfRow, batch.rows(), sequence);
      stateBytes += accumulator.memoryBytes();
    }
    assert misfits.isEmpty() : "rows without arguments were rejected before";
    sequence += batch.rows();
    arguments.clear();
    worker.run().check();
    reservation.resize(stateBytes);
  }

  private Column[] columns() {
    Column[] keyColumns = keys.columns();
    Column[] columns = Arrays.copyOf(keyColumns, keyColumns.length + accumulators.size());
    for (int i = 0; i < accumulators.size(); i++) {
      columns[keyColumns.length + i] = accumulators.get(i).results(groups);
    }
    return columns;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      reservation.close();
      queue.leave();
    }
  }
}
