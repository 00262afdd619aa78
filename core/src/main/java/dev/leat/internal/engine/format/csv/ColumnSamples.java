package dev.leat.internal.engine.format.csv;

import dev.leat.data.Type;
import dev.leat.internal.engine.kernel.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sampled values of the columns of a file, and what they say of its first record.
 *
 * <p>The first record is a header when in some column it is a text and all values below it are of
 * another type. Otherwise it is none when one of its values is a number, a truth value, a date or a
 * time, or stands in its column once more; and it is one when all are other texts.
 */
final class ColumnSamples {

  private final List<Column> columns = new ArrayList<>();
  private long rows;
  private long widerRows;

  /** One column: its value in the first record, and the types of the values below. */
  private static final class Column {

    private final ColumnType below = new ColumnType();
    private byte[] first = {};
    private int firstLength = -1;
    private boolean recurs;

    void first(RecordReader record, int field) {
      firstLength = record.length(field);
      int start = record.start(field);
      first = Arrays.copyOfRange(record.source(field), start, start + Math.max(firstLength, 0));
    }

    void add(RecordReader record, int field) {
      below.add(record.source(field), record.start(field), record.length(field));
    }

    boolean isFirst(RecordReader record, int field) {
      int start = record.start(field);
      int length = record.length(field);
      return length == firstLength
          && length > 0
          && Arrays.equals(record.source(field), start, start + length, first, 0, length);
    }

    Type typeOfFirst() {
      ColumnType alone = new ColumnType();
      alone.add(first, 0, firstLength);
      return alone.type();
    }
  }

  /** Samples of a number of columns. */
  ColumnSamples(int width) {
    for (int i = 0; i < width; i++) {
      columns.add(new Column());
    }
  }

  /** Sets the first record, which may be a header. */
  void first(RecordReader record) {
    for (int i = 0; i < Math.min(columns.size(), record.fields()); i++) {
      columns.get(i).first(record, i);
    }
  }

  /** Takes a record into account, if it is one of the right width. */
  void add(RecordReader record) {
    if (record.fault() != null) {
      return;
    }
    if (record.fields() != columns.size()) {
      widerRows += record.fields() > columns.size() ? 1 : 0;
      return;
    }
    rows++;
    boolean repeated = isFirst(record);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      column.add(record, i);
      column.recurs |= !repeated && column.isFirst(record, i);
    }
  }

  /** Whether a record is the first one again, as in files that were put together. */
  private boolean isFirst(RecordReader record) {
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).isFirst(record, i)) {
        return false;
      }
    }
    return true;
  }

  /** The number of columns. */
  int width() {
    return columns.size();
  }

  /** The number of records that were taken into account. */
  long rows() {
    return rows;
  }

  /** The number of records that were left out because they have more fields. */
  long widerRows() {
    return widerRows;
  }

  /** Whether the first record is a header. */
  boolean firstIsHeader() {
    boolean typed = false;
    boolean recurs = false;
    boolean named = false;
    for (Column column : columns) {
      boolean text = column.firstLength > 0 && column.typeOfFirst() == Type.TEXT;
      if (text && column.below.type() != Type.TEXT) {
        return true;
      }
      typed |= column.firstLength > 0 && !text;
      recurs |= column.recurs;
      named |= text;
    }
    return named && !typed && !recurs;
  }

  /** Takes the first record into account as a row. */
  void addFirst() {
    for (Column column : columns) {
      column.below.add(column.first, 0, column.firstLength);
    }
    rows++;
  }

  /** The types of the columns, as far as the samples tell. */
  List<Type> types() {
    return columns.stream().map(column -> column.below.type()).toList();
  }
}
