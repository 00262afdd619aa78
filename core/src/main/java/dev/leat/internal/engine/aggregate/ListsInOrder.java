package dev.leat.internal.engine.aggregate;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.JsonValue;
import dev.leat.internal.engine.kernel.JsonWriter;
import dev.leat.internal.engine.rows.RowBatches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes lists of all values of groups, nulls included, whose rows come one group after the other
 * and in the order wanted.
 *
 * <p>JSON and text become lists of JSON, without an object for any value; values of other types, of
 * which JSON would forget the type, become lists of objects, and with them all lists of the same
 * time.
 */
final class ListsInOrder implements Accumulator {

  private static final int OBJECT_BYTES = 48;
  private static final int MOST_KEPT_BYTES = 1 << 22;

  private ByteBuilder json = new ByteBuilder(1 << 12);
  private int[] starts = new int[64];
  private int[] lengths = new int[64];
  private int begun;
  private @Nullable List<List<@Nullable Object>> objects;
  private long objectBytes;

  @Override
  public void reserve(int groups) {
    if (groups > starts.length) {
      starts = Arrays.copyOf(starts, Math.max(groups, starts.length * 2));
      lengths = Arrays.copyOf(lengths, starts.length);
    }
  }

  @Override
  public void add(Column argument, int[] groups, int rows, long sequence) {
    if (objects == null && isJson(argument)) {
      for (int row = 0; row < rows; row++) {
        addJson(argument, row, groups[row]);
      }
      return;
    }
    List<List<@Nullable Object>> lists = objects == null ? parsed() : objects;
    objects = lists;
    for (int row = 0; row < rows; row++) {
      while (groups[row] >= lists.size()) {
        lists.add(new ArrayList<>());
      }
      lists.get(groups[row]).add(RowBatches.value(argument, row));
    }
    objectBytes += (long) OBJECT_BYTES * rows;
  }

  private static boolean isJson(Column argument) {
    return argument instanceof JsonColumn || argument instanceof TextColumn;
  }

  private void addJson(Column argument, int row, int group) {
    if (group == begun) {
      end();
      starts[group] = json.size();
      json.append((byte) '[');
      begun++;
    } else {
      json.append((byte) ',');
    }
    JsonWriter.append(argument, Type.TEXT, row, json);
  }

  /** Ends the list begun last, if there is one. */
  private void end() {
    if (begun > 0 && lengths[begun - 1] == 0) {
      json.append((byte) ']');
      lengths[begun - 1] = json.size() - starts[begun - 1];
    }
  }

  private List<List<@Nullable Object>> parsed() {
    end();
    JsonColumn column = new JsonColumn(json.array(), starts, lengths);
    List<List<@Nullable Object>> lists = new ArrayList<>();
    for (int group = 0; group < begun; group++) {
      lists.add(new ArrayList<>((List<?>) JsonValue.at(column, group)));
    }
    return lists;
  }

  @Override
  public Column results(int groups) {
    List<List<@Nullable Object>> lists = objects;
    if (lists != null) {
      return new ObjectColumn(Type.LIST, lists.toArray());
    }
    end();
    return new JsonColumn(json.array(), starts, lengths);
  }

  @Override
  public void clear(int groups) {
    json.clear();
    if (json.array().length > MOST_KEPT_BYTES) {
      json = new ByteBuilder(1 << 12);
    }
    Arrays.fill(lengths, 0, begun, 0);
    begun = 0;
    objects = null;
    objectBytes = 0;
  }

  @Override
  public long memoryBytes() {
    return json.array().length + 8L * starts.length + objectBytes;
  }
}
