package dev.leat.internal.engine.expression;

import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.kernel.JsonPath;
import dev.leat.internal.engine.kernel.JsonWalk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of rows that may differ in their fields; null where a row does not have it.
 *
 * <p>A name with dots is the field of just this name if there is one, else it reaches into objects
 * and lists. Fields of documents come as the JSON that was read, those of other rows as values.
 */
final class OpenField implements BareColumn {

  private final String name;
  private final Type type;
  private final JsonPath path;
  private int[] starts = {};
  private int[] lengths = {};

  OpenField(String name, Type type) {
    this.name = name;
    this.type = type;
    this.path = new JsonPath(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    return batch.column(0) instanceof JsonColumn documents
        ? ofDocuments(documents, batch.rows())
        : ofRows((ObjectColumn) batch.column(0), batch.rows(), errors);
  }

  private JsonColumn ofDocuments(JsonColumn documents, int rows) {
    if (starts.length < rows) {
      starts = new int[rows];
      lengths = new int[rows];
    }
    byte[] bytes = documents.bytes();
    for (int row = 0; row < rows; row++) {
      int start = path.find(bytes, documents.starts()[row]);
      starts[row] = start;
      lengths[row] = start < 0 ? JsonColumn.MISSING : JsonWalk.end(bytes, start) - start;
    }
    return new JsonColumn(bytes, starts, lengths);
  }

  private Column ofRows(ObjectColumn rows, int count, RowErrors errors) {
    ColumnAssembly values = new ColumnAssembly(type);
    values.reset(count);
    for (int i = 0; i < count; i++) {
      if (rows.values()[i] instanceof Row row) {
        try {
          Object value = find(row, name);
          values.putObject(i, value == null ? null : Values.convert(value, type));
        } catch (LeatException e) {
          errors.add(i, name, String.valueOf(e.getMessage()));
        }
      }
    }
    return values.column();
  }

  private static @Nullable Object find(@Nullable Object value, String name) {
    if (value instanceof Row row && row.has(name)) {
      return row.get(name);
    }
    if (value instanceof List<?> list && name.chars().allMatch(Character::isDigit)) {
      return name.length() < 10 && Integer.parseInt(name) < list.size()
          ? list.get(Integer.parseInt(name))
          : null;
    }
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      Object inner = find(value, name.substring(0, dot));
      Object found = inner == null ? null : find(inner, name.substring(dot + 1));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
