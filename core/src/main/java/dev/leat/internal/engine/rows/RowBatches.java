package dev.leat.internal.engine.rows;

import dev.leat.data.Deferred;
import dev.leat.data.Field;
import dev.leat.data.Names;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.JsonRows;
import dev.leat.internal.engine.kernel.JsonValue;
import dev.leat.internal.engine.kernel.ValueText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns batches into rows for user code, and rows of user code into batches.
 *
 * <p>A batch of an open schema has one column, whose values are whole rows.
 */
public final class RowBatches {

  private static final long MICROS = 1_000_000;

  private final Schema schema;
  private final Names names;
  private final JsonRows documents = new JsonRows();

  /** Rows of a schema. */
  public RowBatches(Schema schema) {
    this.schema = schema;
    this.names = Names.of(schema.names());
  }

  /** A row of a batch as a value that is valid for ever. */
  public Row row(Batch batch, int row) {
    if (schema.isOpen()) {
      return batch.column(0) instanceof JsonColumn json
          ? documents.row(json.copy(row), 0, json.lengths()[row])
          : (Row) java.util.Objects.requireNonNull(value(batch.column(0), row));
    }
    @Nullable Object[] values = new @Nullable Object[schema.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = typedOrUnparsed(batch.column(i), row, schema.field(i).type());
    }
    return names.row(values);
  }

  /** The value of a row of a column; what is still to be parsed as {@link Deferred}. */
  public static @Nullable Object typedOrUnparsed(Column column, int row, Type type) {
    if (column instanceof JsonColumn json) {
      return json.isNull(row) ? null : deferred(json, row, type);
    }
    boolean unparsed = column instanceof TextColumn && type != Type.TEXT && type != Type.ANY;
    Object value = value(column, row);
    return value instanceof String text && unparsed ? new Unparsed(text, type) : value;
  }

  private static Object deferred(JsonColumn json, int row, Type type) {
    JsonValue value = new JsonValue(json.copy(row), 0, json.lengths()[row]);
    return switch (type) {
      case LIST, ANY -> value;
      case TEXT -> value.text();
      case BOOLEAN, INTEGER, DECIMAL, DOUBLE, DATE, DATETIME, INSTANT ->
          new Unparsed(value.text(), type);
    };
  }

  /** The value of a row of a column as the Java class of the column's physical type. */
  public static @Nullable Object value(Column column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    return switch (column) {
      case TextColumn text -> text.text(row);
      case JsonColumn json -> JsonValue.at(json, row);
      case LongColumn longs -> boxed(longs.type(), longs.values()[row]);
      case DoubleColumn doubles -> doubles.values()[row];
      case ObjectColumn objects -> objects.values()[row];
    };
  }

  private static Object boxed(Type type, long value) {
    return switch (type) {
      case BOOLEAN -> value != 0;
      case DATE -> LocalDate.ofEpochDay(value);
      case DATETIME -> LocalDateTime.ofInstant(instant(value), ZoneOffset.UTC);
      case INSTANT -> instant(value);
      case INTEGER, TEXT, DECIMAL, DOUBLE, LIST, ANY -> value;
    };
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Rows as a batch of this schema; a field that a row lacks is null. */
  public Batch batch(List<Row> rows, Origin origin) {
    if (schema.isOpen()) {
      return new Batch(
          rows.size(), new Column[] {new ObjectColumn(Type.ANY, rows.toArray())}, origin);
    }
    Column[] columns = new Column[schema.size()];
    for (int i = 0; i < columns.length; i++) {
      Field field = schema.field(i);
      @Nullable Object[] values = new @Nullable Object[rows.size()];
      for (int row = 0; row < values.length; row++) {
        values[row] = raw(rows.get(row), field.name());
      }
      columns[i] = column(field.type(), values);
    }
    return new Batch(rows.size(), columns, origin);
  }

  private static @Nullable Object raw(Row row, String name) {
    int position = row.names().indexOf(name);
    return position < 0 ? null : row.raw(position);
  }

  /** Values as a column of a type; where any is deferred, all stay the text that was read. */
  public static Column column(Type type, @Nullable Object[] values) {
    boolean structured = type == Type.ANY || type == Type.LIST;
    boolean anyDeferred = false;
    boolean allJson = true;
    for (Object value : values) {
      anyDeferred |= value instanceof Deferred;
      allJson &= value == null || value instanceof JsonValue;
    }
    if (anyDeferred && structured && allJson) {
      return json(values);
    }
    return anyDeferred && !structured ? text(values) : typed(type, values);
  }

  private static JsonColumn json(@Nullable Object[] values) {
    ByteBuilder bytes = new ByteBuilder(values.length * 8);
    int[] starts = new int[values.length];
    int[] lengths = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      starts[i] = bytes.size();
      lengths[i] = JsonColumn.MISSING;
      if (values[i] instanceof JsonValue json) {
        json.append(bytes);
        lengths[i] = json.length();
      }
    }
    return new JsonColumn(bytes.array(), starts, lengths);
  }

  private static Column typed(Type type, @Nullable Object[] values) {
    return switch (type) {
      case TEXT -> text(values);
      case BOOLEAN, INTEGER, DATE, DATETIME, INSTANT -> longs(type, values);
      case DOUBLE -> doubles(values);
      case DECIMAL -> decimals(values);
      case LIST, ANY -> new ObjectColumn(type, parsed(values));
    };
  }

  private static @Nullable Object[] parsed(@Nullable Object[] values) {
    @Nullable Object[] parsed = values.clone();
    for (int i = 0; i < parsed.length; i++) {
      parsed[i] = parsed[i] instanceof Deferred deferred ? deferred.value() : parsed[i];
    }
    return parsed;
  }

  private static TextColumn text(@Nullable Object[] values) {
    ByteBuilder bytes = new ByteBuilder(values.length * 8);
    int[] starts = new int[values.length];
    int[] lengths = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      starts[i] = bytes.size();
      lengths[i] = TextColumn.NULL;
      if (value != null) {
        ValueText.appendObject(value, bytes);
        lengths[i] = bytes.size() - starts[i];
      }
    }
    return new TextColumn(bytes.array(), starts, lengths);
  }

  private static LongColumn longs(Type type, @Nullable Object[] values) {
    long[] longs = new long[values.length];
    boolean[] nulls = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      nulls[i] = value == null;
      longs[i] = value == null ? 0 : asLong(Values.convert(value, type));
    }
    return new LongColumn(type, longs, Nulls.of(nulls));
  }

  private static long asLong(Object value) {
    return switch (value) {
      case Boolean flag -> flag ? 1 : 0;
      case LocalDate date -> date.toEpochDay();
      case LocalDateTime time -> micros(time.toInstant(ZoneOffset.UTC));
      case Instant instant -> micros(instant);
      default -> (Long) value;
    };
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
  }

  private static DoubleColumn doubles(@Nullable Object[] values) {
    double[] doubles = new double[values.length];
    boolean[] nulls = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      nulls[i] = value == null;
      doubles[i] = value == null ? 0 : (Double) Values.convert(value, Type.DOUBLE);
    }
    return new DoubleColumn(doubles, Nulls.of(nulls));
  }

  private static ObjectColumn decimals(@Nullable Object[] values) {
    @Nullable Object[] decimals = new @Nullable Object[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      decimals[i] = value == null ? null : (BigDecimal) Values.convert(value, Type.DECIMAL);
    }
    return new ObjectColumn(Type.DECIMAL, decimals);
  }
}
