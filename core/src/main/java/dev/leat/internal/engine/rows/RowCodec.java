package dev.leat.internal.engine.rows;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.ValueText;
import dev.leat.internal.engine.kernel.Words;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns columns into rows of bytes and back.
 *
 * <p>Every value is kept as text, in the form of {@link KeyBytes}: text as it was read, a computed
 * value in its canonical text. Only lists and values of unknown type are kept as {@link
 * ValueBytes}. So it does not matter whether a column came parsed or not, and a kept column comes
 * back unparsed. JSON stays the JSON that was read ({@link JsonMark}).
 */
public final class RowCodec {

  private static final int SHORT = 64;

  private final boolean[] structured;

  /** A codec of rows of these types. */
  public RowCodec(List<Type> types) {
    structured = new boolean[types.size()];
    for (int i = 0; i < structured.length; i++) {
      structured[i] = types.get(i) == Type.LIST || types.get(i) == Type.ANY;
    }
  }

  /** A codec of the rows of a schema; an open schema has the one column of whole rows. */
  public static RowCodec of(Schema schema) {
    return new RowCodec(
        schema.isOpen() ? List.of(Type.ANY) : schema.fields().stream().map(Field::type).toList());
  }

  /** The columns of a batch as text. */
  public TextColumn[] texts(Batch batch) {
    TextColumn[] texts = new TextColumn[structured.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(batch.column(i), i, batch.rows());
    }
    return texts;
  }

  /** A column as text. */
  public TextColumn text(Column column, int position, int rows) {
    return switch (column) {
      case TextColumn text -> structured[position] ? structured(text, rows) : text;
      case JsonColumn json ->
          structured[position] ? values(json, rows) : JsonMark.marked(json, rows);
      case LongColumn longs -> computed(longs, position, rows);
      case DoubleColumn doubles -> computed(doubles, position, rows);
      case ObjectColumn objects -> computed(objects, position, rows);
    };
  }

  /** The column that {@link #text} made text of; what was parsed comes back unparsed. */
  public Column column(TextColumn text, int position, int rows) {
    return structured[position] ? values(text, rows) : JsonMark.unmarked(text, rows);
  }

  private static TextColumn values(JsonColumn json, int rows) {
    byte[] bytes = json.bytes();
    return texts(
        rows,
        json,
        (row, out) -> ValueBytes.appendJson(bytes, json.starts()[row], json.lengths()[row], out));
  }

  private TextColumn structured(TextColumn text, int rows) {
    @Nullable Object[] values = new @Nullable Object[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = text.isNull(row) ? null : text.text(row);
    }
    return texts(rows, text, (row, out) -> ValueBytes.append(values[row], out));
  }

  private TextColumn computed(Column column, int position, int rows) {
    if (structured[position]) {
      return texts(
          rows, column, (row, out) -> ValueBytes.append(RowBatches.value(column, row), out));
    }
    return texts(rows, column, (row, out) -> ValueText.append(column, row, out));
  }

  private interface Writer {
    void append(int row, ByteBuilder out);
  }

  private static TextColumn texts(int rows, Column column, Writer writer) {
    ByteBuilder bytes = new ByteBuilder(rows * 8);
    int[] starts = new int[rows];
    int[] lengths = new int[rows];
    for (int row = 0; row < rows; row++) {
      starts[row] = bytes.size();
      if (column.isNull(row)) {
        lengths[row] = TextColumn.NULL;
      } else {
        writer.append(row, bytes);
        lengths[row] = bytes.size() - starts[row];
      }
    }
    return new TextColumn(bytes.array(), starts, lengths);
  }

  /** Appends a row of text columns. */
  public static void append(TextColumn[] columns, int row, ByteBuilder out) {
    for (TextColumn column : columns) {
      KeyBytes.append(out, column.bytes(), column.starts()[row], column.lengths()[row]);
    }
  }

  /** Where the encoded row at a position of a page ends. */
  public int end(byte[] page, int start) {
    int at = start;
    for (int i = 0; i < structured.length; i++) {
      at = KeyBytes.end(page, at);
    }
    return at;
  }

  /** Collects encoded rows, and gives them as a batch. */
  public final class Reader {

    private final ByteBuilder bytes = new ByteBuilder(1 << 14);
    private int[][] starts = new int[structured.length][256];
    private int[][] lengths = new int[structured.length][256];
    private int rows;

    /** Forgets all rows. */
    public void clear() {
      bytes.clear();
      rows = 0;
    }

    /** The number of rows collected. */
    public int rows() {
      return rows;
    }

    /** Takes the row at a position of a page. */
    public void add(byte[] page, int start) {
      if (rows == capacity()) {
        grow();
      }
      int shift = bytes.size() - start;
      int at = start;
      for (int column = 0; column < structured.length; column++) {
        int length = KeyBytes.length(page, at);
        int value = KeyBytes.valueStart(page, at);
        starts[column][rows] = value + shift;
        lengths[column][rows] = length;
        at = value + Math.max(0, length);
      }
      append(page, start, at - start);
      rows++;
    }

    /** Copies a row in whole words, since rows are short; what is too much is overwritten. */
    private void append(byte[] page, int start, int length) {
      if (length > SHORT || start + SHORT > page.length) {
        bytes.append(page, start, length);
        return;
      }
      bytes.reserve(SHORT);
      byte[] to = bytes.array();
      int at = bytes.size();
      for (int i = 0; i < length; i += Long.BYTES) {
        Words.put(to, at + i, Words.at(page, start + i));
      }
      bytes.advance(length);
    }

    /** Takes a row of nulls. */
    public void addNulls() {
      if (rows == capacity()) {
        grow();
      }
      for (int column = 0; column < structured.length; column++) {
        starts[column][rows] = 0;
        lengths[column][rows] = TextColumn.NULL;
      }
      rows++;
    }

    private int capacity() {
      return structured.length == 0 ? Integer.MAX_VALUE : starts[0].length;
    }

    private void grow() {
      for (int column = 0; column < structured.length; column++) {
        starts[column] = java.util.Arrays.copyOf(starts[column], rows * 2);
        lengths[column] = java.util.Arrays.copyOf(lengths[column], rows * 2);
      }
    }

    /** The columns of the rows collected, valid until the next change. */
    public Column[] columns() {
      Column[] columns = new Column[structured.length];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = column(new TextColumn(bytes.array(), starts[i], lengths[i]), i, rows);
      }
      return columns;
    }

    /** The rows collected, valid until the next change. */
    public Batch batch() {
      return new Batch(rows, columns(), Origin.COMPUTED);
    }
  }

  /** Texts that are {@link ValueBytes} as the values that they stand for; as JSON if all are. */
  public static Column values(TextColumn text, int rows) {
    if (ValueBytes.areJson(text, rows)) {
      return ValueBytes.json(text, rows);
    }
    @Nullable Object[] values = new @Nullable Object[rows];
    for (int row = 0; row < rows; row++) {
      int length = text.lengths()[row];
      if (length >= 0) {
        values[row] = ValueBytes.value(ByteBuffer.wrap(text.bytes(), text.starts()[row], length));
      }
    }
    return new ObjectColumn(Type.ANY, values);
  }
}
