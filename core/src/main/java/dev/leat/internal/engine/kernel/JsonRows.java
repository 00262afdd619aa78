package dev.leat.internal.engine.kernel;

import dev.leat.data.Names;
import dev.leat.data.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of JSON objects that are known to be well formed; their values stay text.
 *
 * <p>Consecutive documents mostly have the same fields, so the names of the last row are taken
 * again where its keys are those of the next, byte for byte. Not safe for threads.
 */
public final class JsonRows {

  private List<byte[]> lastKeys = List.of();
  private Names lastNames = Names.of(List.of());
  private int[] keys = new int[16];
  private int[] values = new int[16];
  private int[] ends = new int[16];

  /** Makes rows; who makes many keeps it. */
  public JsonRows() {}

  /** The row of one object, which is a slice of an array that is not copied. */
  static Row of(byte[] bytes, int start, int length) {
    return new JsonRows().row(bytes, start, length);
  }

  /** The row of an object, which is a slice of an array that is not copied. */
  public Row row(byte[] bytes, int start, int length) {
    int size = find(bytes, start);
    boolean known = size == lastKeys.size();
    for (int i = 0; known && i < size; i++) {
      byte[] key = lastKeys.get(i);
      int end = keys[i] + key.length;
      known = end < bytes.length && Arrays.equals(bytes, keys[i], end, key, 0, key.length);
    }
    JsonValue source = new JsonValue(bytes, start, length);
    return known || learn(bytes, size) ? row(bytes, size, source) : unlike(bytes, size, source);
  }

  /** Finds keys, values and ends of values, and gives their number. */
  private int find(byte[] bytes, int start) {
    int size = 0;
    int key = JsonWalk.first(bytes, start);
    while (!JsonWalk.isClose(bytes, key)) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, size * 2);
        values = Arrays.copyOf(values, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
      }
      keys[size] = key;
      values[size] = JsonWalk.valueOf(bytes, key);
      ends[size] = JsonWalk.end(bytes, values[size]);
      key = JsonWalk.next(bytes, ends[size]);
      size++;
    }
    return size;
  }

  /** Learns the names of a row; false when it has a key twice. */
  private boolean learn(byte[] bytes, int size) {
    List<byte[]> found = new ArrayList<>();
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      int end = JsonWalk.stringEnd(bytes, keys[i] + 1);
      found.add(Arrays.copyOfRange(bytes, keys[i], end));
      names.put(name(bytes, keys[i], end), i);
    }
    if (names.size() < size) {
      return false;
    }
    lastKeys = found;
    lastNames = Names.of(List.copyOf(names.keySet()));
    return true;
  }

  private static String name(byte[] bytes, int key, int end) {
    return JsonText.string(bytes, key + 1, end - key - 2);
  }

  private Row row(byte[] bytes, int size, JsonValue source) {
    @Nullable Object[] row = new @Nullable Object[size];
    for (int i = 0; i < size; i++) {
      row[i] = JsonValue.deferred(bytes, values[i], ends[i]);
    }
    return lastNames.row(row, source);
  }

  /** A row with a key twice: it stands where it stood first, with its last value. */
  private Row unlike(byte[] bytes, int size, JsonValue source) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      String name = name(bytes, keys[i], JsonWalk.stringEnd(bytes, keys[i] + 1));
      row.put(name, JsonValue.deferred(bytes, values[i], ends[i]));
    }
    return Names.of(List.copyOf(row.keySet())).row(row.values().toArray(), source);
  }
}
