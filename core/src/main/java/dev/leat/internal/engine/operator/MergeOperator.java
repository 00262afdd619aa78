package dev.leat.internal.engine.operator;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Rows;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.Place;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowBatches;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives for each key the rows that a function makes of the groups that have it.
 *
 * <p>A range of keys is a split. The rows that a function returns are gone through as they are
 * given on, so neither a large group nor what is made of it has to fit into memory.
 */
final class MergeOperator implements Operator {

  private static final int BATCH_ROWS = 1 << 10;

  private final MergeShared shared;
  private final Worker worker;
  private final GroupReader reader;
  private final RowBatches given = new RowBatches(Schema.open());
  private final int batchRows;
  private long range = END;
  private Iterator<Row> made = Collections.emptyIterator();
  private @Nullable Row key;
  private boolean closed;

  MergeOperator(MergeShared shared, Worker worker) {
    this.shared = shared;
    this.worker = worker;
    this.reader = new GroupReader(shared, worker.run().settings().threads());
    this.batchRows = Math.min(BATCH_ROWS, worker.run().settings().batchRows());
  }

  @Override
  public long advance() {
    range = shared.claim();
    if (range != END) {
      reader.take((int) range);
    }
    return range;
  }

  @Override
  public @Nullable Batch next() {
    List<Row> rows = new ArrayList<>();
    boolean more = true;
    while (rows.size() < batchRows && more) {
      more = fill(rows);
    }
    shared.count().add(0, rows.size());
    return rows.isEmpty() ? null : given.batch(rows, Origin.COMPUTED);
  }

  /** Takes a row of the present groups, or the next groups; false behind the last. */
  private boolean fill(List<Row> rows) {
    Row row = nextMade();
    if (row != null) {
      rows.add(row);
      return true;
    }
    Optional<GroupReader.Groups> groups = reader.next();
    groups.ifPresent(this::begin);
    return groups.isPresent();
  }

  /** The next row of the present groups; null behind the last, or when the function fails. */
  private @Nullable Row nextMade() {
    try {
      return made.hasNext() ? notNull(made.next()) : null;
    } catch (RuntimeException e) {
      reject(e);
      return null;
    }
  }

  private void begin(GroupReader.Groups groups) {
    key = groups.key();
    List<Rows> sides = groups.sides();
    shared.saw(sides, groups.key());
    try {
      made = shared.function().rows(groups.key(), sides).iterator();
    } catch (Exception e) {
      reject(e);
    }
  }

  /** Rejects the present key, unless it is not its function that failed but the machine. */
  private void reject(Exception failure) {
    made = Collections.emptyIterator();
    worker.reject(Place.COMPUTED.orText(String.valueOf(key)), "", reason(failure));
  }

  private static String reason(Exception failure) {
    if (!(failure instanceof LeatException known)) {
      return "the function threw " + failure;
    }
    return switch (known.kind()) {
      case FAILED, USAGE, REJECTS -> String.valueOf(known.getMessage());
      case INPUT, SPACE, MEMORY, OUTPUT, INTERRUPTED -> throw known;
    };
  }

  private static Row notNull(@Nullable Row row) {
    if (row == null) {
      throw new LeatException(
          ErrorKind.FAILED, "the function gave null (expected: a row, or an empty list)");
    }
    return row;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      reader.close();
      shared.leave();
    }
  }
}
