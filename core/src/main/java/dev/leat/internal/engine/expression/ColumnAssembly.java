package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts a column together from values of other columns, row by row in any order. */
final class ColumnAssembly {

  private final Type type;
  private int rows;
  private boolean[] nulls = {};
  private long[] longs = {};
  private double[] doubles = {};
  private int[] starts = {};
  private int[] lengths = {};
  private ByteBuilder bytes = new ByteBuilder(0);
  private @Nullable Object[] objects = {};

  ColumnAssembly(Type type) {
    this.type = type;
  }

  /** Starts a new column, in which every row is null. */
  void reset(int newRows) {
    rows = newRows;
    switch (type) {
      case BOOLEAN, INTEGER, DATE, DATETIME, INSTANT ->
          longs = longs.length < rows ? new long[rows] : longs;
      case DOUBLE -> doubles = doubles.length < rows ? new double[rows] : doubles;
      case TEXT -> resetText();
      case DECIMAL, LIST, ANY -> objects = new @Nullable Object[rows];
    }
    nulls = nulls.length < rows ? new boolean[rows] : nulls;
    Arrays.fill(nulls, 0, rows, true);
  }

  private void resetText() {
    if (starts.length < rows) {
      starts = new int[rows];
      lengths = new int[rows];
    }
    Arrays.fill(lengths, 0, rows, TextColumn.NULL);
    bytes.clear();
  }

  /** Sets a row to a value of a column of the same type. */
  void put(int row, Column from, int fromRow) {
    if (from.isNull(fromRow)) {
      return;
    }
    switch (from) {
      case TextColumn text ->
          putText(row, text.bytes(), text.starts()[fromRow], text.lengths()[fromRow]);
      case JsonColumn json -> putObject(row, Boxes.get(json, fromRow));
      case LongColumn values -> putLong(row, values.values()[fromRow]);
      case DoubleColumn values -> putDouble(row, values.values()[fromRow]);
      case ObjectColumn values -> objects[row] = values.values()[fromRow];
    }
  }

  private void putText(int row, byte[] source, int start, int length) {
    starts[row] = bytes.size();
    lengths[row] = length;
    bytes.append(source, start, length);
  }

  private void putLong(int row, long value) {
    longs[row] = value;
    nulls[row] = false;
  }

  private void putDouble(int row, double value) {
    doubles[row] = value;
    nulls[row] = false;
  }

  /** Sets a row to a Java object of the class that belongs to the type of the column. */
  void putObject(int row, @Nullable Object value) {
    if (value == null) {
      return;
    }
    switch (type) {
      case BOOLEAN, INTEGER, DATE, DATETIME, INSTANT -> putLong(row, Boxes.toLong(value));
      case DOUBLE -> putDouble(row, (Double) value);
      case TEXT -> {
        byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
        putText(row, text, 0, text.length);
      }
      case DECIMAL -> objects[row] = (BigDecimal) value;
      case LIST, ANY -> objects[row] = value;
    }
  }

  /** The column so far; valid until the next reset. */
  Column column() {
    return switch (type) {
      case BOOLEAN, INTEGER, DATE, DATETIME, INSTANT ->
          new LongColumn(type, longs, Flags.nulls(anyNull(), nulls));
      case DOUBLE -> new DoubleColumn(doubles, Flags.nulls(anyNull(), nulls));
      case TEXT -> new TextColumn(bytes.array(), starts, lengths);
      case DECIMAL, LIST, ANY -> new ObjectColumn(type, objects);
    };
  }

  private boolean anyNull() {
    for (int i = 0; i < rows; i++) {
      if (nulls[i]) {
        return true;
      }
    }
    return false;
  }
}
