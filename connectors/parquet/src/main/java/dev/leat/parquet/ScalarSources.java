package dev.leat.parquet;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.JsonChecker;
import dev.leat.internal.engine.kernel.JsonTokens;
import dev.leat.internal.engine.kernel.Utf8Check;
import org.apache.parquet.column.ColumnReader;

/** Reads columns of one value a row: no object is made for a value. */
final class ScalarSources {

  /** Loops over text look at whole words, and so at bytes behind the last. */
  private static final int PADDING = JsonTokens.PADDING;

  private ScalarSources() {}

  /** The source of a primitive column. */
  static ColumnSource of(TableColumn column, ColumnReader reader) {
    return switch (column.form()) {
      case BOOLEAN,
          INT32,
          UINT32,
          INT64,
          DATE,
          LOCAL_MILLIS,
          LOCAL_MICROS,
          LOCAL_NANOS,
          INT96,
          UTC_MILLIS,
          UTC_MICROS,
          UTC_NANOS ->
          new Longs(column.form(), reader);
      case FLOAT, FLOAT16, DOUBLE -> new Doubles(column.form(), reader);
      case JSON -> new Documents(column, reader);
      case UINT64,
          DECIMAL32,
          DECIMAL64,
          DECIMAL_BYTES,
          TIME_MILLIS,
          TIME_MICROS,
          TIME_NANOS,
          TEXT,
          UUID ->
          new Texts(column, reader);
      case LIST, OBJECT, UNSUPPORTED -> throw new IllegalArgumentException(column.name());
    };
  }

  private static boolean isNull(ColumnReader reader, int present) {
    return reader.getCurrentDefinitionLevel() < present;
  }

  /** The flags of nulls, made when the first is met. */
  private static boolean[] noted(boolean[] nulls, int rows, int row) {
    boolean[] noted = nulls.length == 0 ? new boolean[rows] : nulls;
    noted[row] = true;
    return noted;
  }

  private static Nulls nulls(boolean[] flags) {
    return flags.length == 0 ? Nulls.NONE : Nulls.of(flags);
  }

  private record Longs(FieldForm form, ColumnReader reader) implements ColumnSource {

    @Override
    public Column next(int rows, RowErrors errors) {
      int present = reader.getDescriptor().getMaxDefinitionLevel();
      long[] values = new long[rows];
      boolean[] nulls = {};
      for (int row = 0; row < rows; row++) {
        if (isNull(reader, present)) {
          nulls = noted(nulls, rows, row);
        } else {
          values[row] = ScalarText.number(form, reader);
        }
        reader.consume();
      }
      return new LongColumn(form.type(), values, nulls(nulls));
    }
  }

  private record Doubles(FieldForm form, ColumnReader reader) implements ColumnSource {

    @Override
    public Column next(int rows, RowErrors errors) {
      int present = reader.getDescriptor().getMaxDefinitionLevel();
      double[] values = new double[rows];
      boolean[] nulls = {};
      for (int row = 0; row < rows; row++) {
        if (isNull(reader, present)) {
          nulls = noted(nulls, rows, row);
        } else {
          values[row] = ScalarText.real(form, reader);
        }
        reader.consume();
      }
      return new DoubleColumn(values, nulls(nulls));
    }
  }

  /** Values as slices of one buffer. */
  private abstract static class Slices implements ColumnSource {

    final TableColumn column;
    final ByteBuilder bytes = new ByteBuilder(1 << 12);
    private final ColumnReader reader;
    private final int scale;

    Slices(TableColumn column, ColumnReader reader) {
      this.column = column;
      this.reader = reader;
      this.scale = ScalarText.scale(column.field().asPrimitiveType());
    }

    @Override
    public Column next(int rows, RowErrors errors) {
      int present = reader.getDescriptor().getMaxDefinitionLevel();
      int[] starts = new int[rows];
      int[] lengths = new int[rows];
      bytes.clear();
      for (int row = 0; row < rows; row++) {
        starts[row] = bytes.size();
        lengths[row] = TextColumn.NULL;
        if (!isNull(reader, present)) {
          ScalarText.append(column.form(), reader, scale, bytes);
          lengths[row] = length(row, starts[row], errors);
        }
        reader.consume();
      }
      bytes.reserve(PADDING);
      return column(bytes.array(), starts, lengths);
    }

    /** The length of a value that was appended, once it is known to be one. */
    abstract int length(int row, int start, RowErrors errors);

    abstract Column column(byte[] values, int[] starts, int[] lengths);

    /** Ends a value for loops that look behind it. */
    final void terminate() {
      bytes.reserve(PADDING);
      bytes.array()[bytes.size()] = 0;
    }
  }

  private static final class Texts extends Slices {

    Texts(TableColumn column, ColumnReader reader) {
      super(column, reader);
    }

    @Override
    int length(int row, int start, RowErrors errors) {
      if (column.form() == FieldForm.TEXT) {
        terminate();
        if (!Utf8Check.isWellFormed(bytes.array(), start, bytes.size() - start)) {
          errors.add(row, column.name(), "its bytes are no text in UTF-8");
        }
      } else if (column.decimals() == TableColumn.Decimals.SHORTEST) {
        cutZeros(start);
      }
      return bytes.size() - start;
    }

    /** Leaves out zeros at the end of a fraction, which were added to give all the same scale. */
    private void cutZeros(int start) {
      byte[] array = bytes.array();
      int end = bytes.size();
      int point = start;
      while (point < end && array[point] != '.') {
        point++;
      }
      while (end > point && (array[end - 1] == '0' || array[end - 1] == '.')) {
        end--;
      }
      bytes.cut(end);
    }

    @Override
    Column column(byte[] values, int[] starts, int[] lengths) {
      return new TextColumn(values, starts, lengths);
    }
  }

  /** Values that are JSON, once that is checked. */
  private static final class Documents extends Slices {

    private final JsonChecker checker = JsonChecker.ofTexts(JsonChecker.DEFAULT_DEPTH);

    Documents(TableColumn column, ColumnReader reader) {
      super(column, reader);
    }

    @Override
    int length(int row, int start, RowErrors errors) {
      terminate();
      int first = JsonTokens.skipBlanks(bytes.array(), start, JsonTokens.BLANKS);
      int end = checker.value(bytes.array(), first);
      boolean whole =
          end >= 0 && JsonTokens.skipBlanks(bytes.array(), end, JsonTokens.BLANKS) == bytes.size();
      if (!whole) {
        errors.add(row, column.name(), "its text is no JSON");
        return TextColumn.NULL;
      }
      return bytes.size() - start;
    }

    @Override
    Column column(byte[] values, int[] starts, int[] lengths) {
      for (int row = 0; row < starts.length; row++) {
        trim(values, row, starts, lengths);
      }
      return new JsonColumn(values, starts, lengths);
    }

    /** White space around a value is none of it. */
    private static void trim(byte[] values, int row, int[] starts, int[] lengths) {
      while (lengths[row] > 0 && values[starts[row]] <= ' ' && values[starts[row]] > 0) {
        starts[row]++;
        lengths[row]--;
      }
      while (lengths[row] > 0
          && values[starts[row] + lengths[row] - 1] <= ' '
          && values[starts[row] + lengths[row] - 1] > 0) {
        lengths[row]--;
      }
    }
  }
}
