package dev.leat.internal.engine.operator;

import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowBatches;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives for each row one row per value of its list, in the order of the list.
 *
 * <p>A row whose list is null or empty is filtered out; a row whose value is no list is rejected.
 * The other columns share their bytes with the batch that they come from, and a batch grows no
 * larger than usual, however long a list is.
 */
public final class UnnestOperator implements Operator {

  private final Operator input;
  private final int position;
  private final String name;
  private final Worker worker;
  private final OperatorCount count;
  private final int[] sources;
  private Batch batch = new Batch(0, new Column[0], Origin.COMPUTED);
  private int row;
  private int taken;

  /**
   * An operator over the rows of another, which it closes.
   *
   * @param position of the column of lists, counted from 0
   * @param name of that column, for rejects
   */
  public UnnestOperator(
      Operator input, int position, String name, Worker worker, OperatorCount count) {
    this.input = input;
    this.position = position;
    this.name = name;
    this.worker = worker;
    this.count = count;
    this.sources = new int[worker.run().settings().batchRows()];
  }

  @Override
  public long advance() {
    return input.advance();
  }

  @Override
  public @Nullable Batch next() {
    if (row == batch.rows()) {
      Batch following = input.next();
      if (following == null) {
        return null;
      }
      batch = following;
      row = 0;
      taken = 0;
      count.add(batch.rows(), 0);
    }
    @Nullable Object[] values = new @Nullable Object[sources.length];
    int rows = 0;
    while (row < batch.rows() && rows < values.length) {
      rows = take(values, rows);
    }
    count.add(0, rows);
    return gathered(values, rows);
  }

  /** Takes what is left of the list of the present row and has room, and gives the rows so far. */
  private int take(@Nullable Object[] values, int from) {
    List<?> list = list();
    int rows = from;
    while (taken < list.size() && rows < values.length) {
      sources[rows] = row;
      values[rows++] = list.get(taken++);
    }
    if (taken == list.size()) {
      row++;
      taken = 0;
    }
    return rows;
  }

  private List<?> list() {
    Object value = RowBatches.value(batch.column(position), row);
    if (value instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    if (value == null || value instanceof List<?>) {
      worker.run().filtered(1);
    } else {
      worker.reject(
          batch.origin().place(row), name, "\"%s\" is not a LIST".formatted(Values.text(value)));
    }
    return List.of();
  }

  private Batch gathered(@Nullable Object[] values, int rows) {
    Column[] columns = new Column[batch.width()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          i == position
              ? RowBatches.column(Type.ANY, Arrays.copyOf(values, rows))
              : batch.column(i).gather(sources, rows);
    }
    return new Batch(rows, columns, batch.origin().gather(sources, rows));
  }

  @Override
  public void close() {
    input.close();
  }
}
