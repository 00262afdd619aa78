package dev.leat.internal.engine.operator;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.plan.RowMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives for each row the rows that a function makes of it.
 *
 * <p>A row for which the function throws is rejected, with the exception as the reason. The rows
 * that are made stand where the row stands that they were made of.
 */
public final class RowsOperator implements Operator {

  private final Operator input;
  private final RowMapper mapper;
  private final RowBatches taken;
  private final RowBatches given;
  private final Worker worker;
  private final OperatorCount count;
  private final Losses losses;

  /** What it means that a function makes no row of a row. */
  public enum Losses {
    /** The row was left out by a condition. */
    FILTERED,
    /** The function chose to make none, and the row is spent. */
    SPENT
  }

  /** A mapping of the rows of an operator, which it closes. */
  public RowsOperator(
      Operator input,
      RowMapper mapper,
      Schema from,
      Schema to,
      Losses losses,
      Worker worker,
      OperatorCount count) {
    this.input = input;
    this.mapper = mapper;
    this.taken = new RowBatches(from);
    this.given = new RowBatches(to);
    this.losses = losses;
    this.worker = worker;
    this.count = count;
  }

  @Override
  public long advance() {
    return input.advance();
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = input.next();
    if (batch == null) {
      return null;
    }
    List<Row> rows = new ArrayList<>(batch.rows());
    int[] sources = new int[batch.rows()];
    int without = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int before = rows.size();
      boolean rejected = !map(batch, row, rows);
      without += !rejected && rows.size() == before ? 1 : 0;
      sources = filled(sources, before, rows.size(), row);
    }
    if (losses == Losses.FILTERED) {
      worker.run().filtered(without);
    }
    count.add(batch.rows(), rows.size());
    return given.batch(rows, batch.origin().gather(sources, rows.size()));
  }

  /** Numbers whose places from one to another hold a value; a longer array where they must. */
  private static int[] filled(int[] numbers, int from, int to, int value) {
    int[] room =
        to <= numbers.length ? numbers : Arrays.copyOf(numbers, Math.max(to, 2 * numbers.length));
    Arrays.fill(room, from, to, value);
    return room;
  }

  /** Maps a row; false when it was rejected. */
  private boolean map(Batch batch, int row, List<Row> out) {
    int before = out.size();
    Row source = taken.row(batch, row);
    try {
      for (Row made : mapper.map(source)) {
        out.add(notNull(made));
      }
      return true;
    } catch (Exception e) {
      out.subList(before, out.size()).clear();
      worker.reject(batch.origin().place(row).orText(source.toString()), "", reason(e));
      return false;
    }
  }

  private static Row notNull(@Nullable Row made) {
    if (made == null) {
      throw new LeatException(
          ErrorKind.FAILED, "the function gave null (expected: a row, or an empty list)");
    }
    return made;
  }

  /** Why a function failed. */
  static String reason(Exception e) {
    return e instanceof LeatException ? String.valueOf(e.getMessage()) : "the function threw " + e;
  }

  @Override
  public Optional<Resumable> resumable() {
    return input.resumable();
  }

  @Override
  public void close() {
    input.close();
  }
}
