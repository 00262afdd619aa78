package dev.leat.internal.engine.operator;

import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.kernel.JsonWalk;
import dev.leat.internal.engine.rows.RowBatches;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  private final int[] itemStarts;
  private final int[] itemLengths;
  private Batch batch = new Batch(0, new Column[0], Origin.COMPUTED);
  private int row;

  /** How much of the list of the present row is taken: its values, or where the next JSON is. */
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
    int most = worker.run().settings().batchRows();
    this.sources = new int[most];
    this.itemStarts = new int[most];
    this.itemLengths = new int[most];
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
    return batch.column(position) instanceof JsonColumn json ? ofJson(json) : ofObjects();
  }

  private Batch ofObjects() {
    @Nullable Object[] values = new @Nullable Object[sources.length];
    int rows = 0;
    while (row < batch.rows() && rows < values.length) {
      rows = take(values, rows);
    }
    return gathered(RowBatches.column(Type.ANY, Arrays.copyOf(values, rows)), rows);
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

  /** Values that are JSON stay slices of the lists that they stand in. */
  private Batch ofJson(JsonColumn json) {
    int rows = 0;
    while (row < batch.rows() && rows < sources.length) {
      rows = take(json, rows);
    }
    JsonColumn values =
        new JsonColumn(
            json.bytes(), Arrays.copyOf(itemStarts, rows), Arrays.copyOf(itemLengths, rows));
    return gathered(values, rows);
  }

  private int take(JsonColumn json, int from) {
    byte[] bytes = json.bytes();
    boolean isList = !json.isNull(row) && bytes[json.starts()[row]] == '[';
    if (!isList || JsonWalk.isClose(bytes, JsonWalk.first(bytes, json.starts()[row]))) {
      List<?> nothing = list();
      assert nothing.isEmpty() : "what has values is a list";
      row++;
      return from;
    }
    int at = taken == 0 ? JsonWalk.first(bytes, json.starts()[row]) : taken;
    int rows = from;
    while (!JsonWalk.isClose(bytes, at) && rows < sources.length) {
      int end = JsonWalk.end(bytes, at);
      sources[rows] = row;
      itemStarts[rows] = at;
      itemLengths[rows++] = end - at;
      at = JsonWalk.next(bytes, end);
    }
    boolean done = JsonWalk.isClose(bytes, at);
    row += done ? 1 : 0;
    taken = done ? 0 : at;
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

  private Batch gathered(Column values, int rows) {
    count.add(0, rows);
    Column[] columns = new Column[batch.width()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = i == position ? values : batch.column(i).gather(sources, rows);
    }
    return new Batch(rows, columns, batch.origin().gather(sources, rows));
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
