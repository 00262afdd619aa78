package dev.leat.internal.engine.pipeline;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.kernel.JsonValue;
import dev.leat.internal.engine.rows.RowBatches;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The types of the values of a stage, as far as its schema does not say them.
 *
 * <p>A value that is JSON still is what JSON makes of it. Of others the type is noted, also of
 * those inside lists and rows. Safe for all threads, each of which looks through a {@link Watcher}
 * of its own.
 */
final class SeenTypes {

  private final Schema schema;
  private final Map<String, Map<Type, Boolean>> fields = new ConcurrentHashMap<>();
  private final Map<String, Type> nested = new ConcurrentHashMap<>();

  private final AtomicReference<@Nullable List<String>> first = new AtomicReference<>();
  private volatile boolean uneven;
  private volatile boolean blank;

  SeenTypes(Schema schema) {
    this.schema = schema;
  }

  /** Whether the types of all values of a schema are known without looking. */
  static boolean areKnown(Schema schema) {
    return !schema.isOpen()
        && schema.fields().stream().noneMatch(field -> isStructured(field.type()));
  }

  private static boolean isStructured(Type type) {
    return type == Type.ANY || type == Type.LIST;
  }

  /** The types that values of a field had, nulls aside. */
  Set<Type> of(String field) {
    return fields.getOrDefault(field, Map.of()).keySet();
  }

  /** The names of the fields of the first row that was seen; none when there was no row. */
  List<String> commonNames() {
    return first.get() == null ? List.of() : first.get();
  }

  /** Whether some row had other fields, or in another order, than the first. */
  boolean areUneven() {
    return uneven;
  }

  /** Whether some row was nothing but nulls. */
  boolean hadBlankRows() {
    return blank;
  }

  /** The names of all fields that had a value. */
  List<String> names() {
    return fields.keySet().stream().sorted().toList();
  }

  /**
   * A type inside a list or a row of a field that JSON has no form for; null when there is none.
   */
  @Nullable Type insideOf(String field) {
    return nested.get(field);
  }

  private void add(String field, Type type) {
    fields.computeIfAbsent(field, any -> new ConcurrentHashMap<>()).putIfAbsent(type, true);
  }

  /** Whether JSON has a form for values of a type that tells it. */
  static boolean isOfJson(Type type) {
    return switch (type) {
      case TEXT, BOOLEAN, INTEGER, DECIMAL, LIST, ANY -> true;
      case DOUBLE, DATE, DATETIME, INSTANT -> false;
    };
  }

  /** Looks at batches, on one thread. */
  final class Watcher {

    private final RowBatches rows = new RowBatches(schema);
    private @Nullable List<String> lastNames;
    private final Map<Type, Map<String, Boolean>> known = new EnumMap<>(Type.class);

    void look(Batch batch) {
      if (schema.isOpen()) {
        for (int row = 0; row < batch.rows(); row++) {
          Row values = rows.row(batch, row);
          compare(values.names());
          boolean hasValue = false;
          for (int i = 0; i < values.size(); i++) {
            note(values.names().get(i), values.raw(i));
            hasValue |= values.raw(i) != null;
          }
          blank |= !hasValue;
        }
        return;
      }
      lookForBlanks(batch);
      for (int i = 0; i < schema.size(); i++) {
        if (isStructured(schema.field(i).type())) {
          look(schema.field(i).name(), batch.column(i), batch.rows());
        }
      }
    }

    private void lookForBlanks(Batch batch) {
      for (int row = 0; row < batch.rows() && !blank; row++) {
        int column = 0;
        while (column < batch.width() && batch.column(column).isNull(row)) {
          column++;
        }
        blank = column == batch.width();
      }
    }

    private void compare(List<String> names) {
      if (!names.equals(lastNames)) {
        lastNames = names;
        if (!first.compareAndSet(null, names) && !names.equals(first.get())) {
          uneven = true;
        }
      }
    }

    private void look(String field, Column column, int count) {
      for (int row = 0; row < count; row++) {
        note(
            field,
            column instanceof JsonColumn json && !json.isNull(row)
                ? new JsonValue(json.bytes(), json.starts()[row], json.lengths()[row])
                : RowBatches.value(column, row));
      }
    }

    private void note(String field, @Nullable Object value) {
      if (value == null) {
        return;
      }
      Type type = Values.typeOf(value);
      if (known.computeIfAbsent(type, any -> new HashMap<>()).put(field, true) == null) {
        add(field, type);
      }
      if (value instanceof List<?> || value instanceof Row) {
        noteInside(field, value);
      }
    }

    private void noteInside(String field, @Nullable Object value) {
      switch (value) {
        case List<?> list -> list.forEach(item -> noteInside(field, item));
        case Row row -> {
          for (int i = 0; i < row.size(); i++) {
            noteInside(field, row.raw(i));
          }
        }
        case null -> {}
        default -> {
          Type type = Values.typeOf(value);
          if (!isOfJson(type)) {
            nested.put(field, type);
          }
        }
      }
    }
  }
}
