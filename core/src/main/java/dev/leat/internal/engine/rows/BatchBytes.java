package dev.leat.internal.engine.rows;

import dev.leat.data.Type;
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
import dev.leat.internal.engine.kernel.Words;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes whole batches as bytes that another thread reads back: column by column, every value in
 * the form that the column has it in.
 *
 * <pre>
 *   batch   = rows, number of columns, columns      numbers: eight bytes each
 *   column  = kind, content
 *   texts   = lengths, bytes of all                 longs, doubles = nulls, values
 *   objects = scale and unscaled bytes of each      decimals only
 * </pre>
 */
public final class BatchBytes {

  private static final int TEXT = -1;
  private static final int JSON = -2;
  private static final int DOUBLES = -3;
  private static final int DECIMALS = -4;

  private BatchBytes() {}

  /** Appends a batch whose objects are all decimals. */
  public static void append(Batch batch, ByteBuilder out) {
    word(batch.rows(), out);
    word(batch.width(), out);
    for (int i = 0; i < batch.width(); i++) {
      switch (batch.column(i)) {
        case TextColumn text ->
            slices(TEXT, text.bytes(), text.starts(), text.lengths(), batch.rows(), out);
        case JsonColumn json ->
            slices(JSON, json.bytes(), json.starts(), json.lengths(), batch.rows(), out);
        case LongColumn longs -> longs(longs, batch.rows(), out);
        case DoubleColumn doubles -> doubles(doubles, batch.rows(), out);
        case ObjectColumn objects -> decimals(objects, batch.rows(), out);
      }
    }
  }

  private static void slices(
      int kind, byte[] bytes, int[] starts, int[] lengths, int rows, ByteBuilder out) {
    word(kind, out);
    for (int row = 0; row < rows; row++) {
      word(lengths[row], out);
    }
    for (int row = 0; row < rows; row++) {
      if (lengths[row] > 0) {
        out.append(bytes, starts[row], lengths[row]);
      }
    }
  }

  private static void longs(LongColumn longs, int rows, ByteBuilder out) {
    word(ValueBytes.code(longs.type()), out);
    nulls(longs.nulls(), rows, out);
    for (int row = 0; row < rows; row++) {
      word(longs.values()[row], out);
    }
  }

  private static void doubles(DoubleColumn doubles, int rows, ByteBuilder out) {
    word(DOUBLES, out);
    nulls(doubles.nulls(), rows, out);
    for (int row = 0; row < rows; row++) {
      word(Double.doubleToRawLongBits(doubles.values()[row]), out);
    }
  }

  private static void nulls(Nulls nulls, int rows, ByteBuilder out) {
    word(nulls.any() ? 1 : 0, out);
    for (int row = 0; nulls.any() && row < rows; row++) {
      out.append((byte) (nulls.at(row) ? 1 : 0));
    }
  }

  private static void decimals(ObjectColumn objects, int rows, ByteBuilder out) {
    word(DECIMALS, out);
    for (int row = 0; row < rows; row++) {
      if (objects.values()[row] instanceof BigDecimal decimal) {
        byte[] unscaled = decimal.unscaledValue().toByteArray();
        word(unscaled.length, out);
        word(decimal.scale(), out);
        out.append(unscaled);
      } else {
        word(TextColumn.NULL, out);
      }
    }
  }

  private static void word(long value, ByteBuilder out) {
    out.reserve(Long.BYTES);
    Words.put(out.array(), out.size(), value);
    out.advance(Long.BYTES);
  }

  /** Reads the batches of one slice of bytes after the other. Not safe for threads. */
  public static final class Reader {

    private byte[] bytes = {};
    private int at;
    private int end;

    /** Begins with a slice, which is shared by the batches that are read. */
    public void begin(byte[] slice, int start, int length) {
      bytes = slice;
      at = start;
      end = start + length;
    }

    /** The next batch, valid as long as the slice is; null at the end. */
    public @Nullable Batch next() {
      if (at == end) {
        return null;
      }
      int rows = (int) word();
      Column[] columns = new Column[(int) word()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = column(rows);
      }
      return new Batch(rows, columns, Origin.COMPUTED);
    }

    private Column column(int rows) {
      int kind = (int) word();
      return switch (kind) {
        case TEXT, JSON -> slices(kind, rows);
        case DOUBLES -> doubles(rows);
        case DECIMALS -> decimals(rows);
        default -> longs(ValueBytes.type(kind), rows);
      };
    }

    private Column slices(int kind, int rows) {
      int[] starts = new int[rows];
      int[] lengths = new int[rows];
      for (int row = 0; row < rows; row++) {
        lengths[row] = (int) word();
      }
      for (int row = 0; row < rows; row++) {
        starts[row] = at;
        at += Math.max(0, lengths[row]);
      }
      return kind == TEXT
          ? new TextColumn(bytes, starts, lengths)
          : new JsonColumn(bytes, starts, lengths);
    }

    private DoubleColumn doubles(int rows) {
      Nulls nulls = nulls(rows);
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = Double.longBitsToDouble(word());
      }
      return new DoubleColumn(values, nulls);
    }

    private LongColumn longs(Type type, int rows) {
      Nulls nulls = nulls(rows);
      long[] values = new long[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = word();
      }
      return new LongColumn(type, values, nulls);
    }

    private Nulls nulls(int rows) {
      if (word() == 0) {
        return Nulls.NONE;
      }
      boolean[] flags = new boolean[rows];
      for (int row = 0; row < rows; row++) {
        flags[row] = bytes[at++] != 0;
      }
      return Nulls.of(flags);
    }

    private ObjectColumn decimals(int rows) {
      @Nullable Object[] values = new @Nullable Object[rows];
      for (int row = 0; row < rows; row++) {
        int length = (int) word();
        if (length >= 0) {
          int scale = (int) word();
          byte[] unscaled = Arrays.copyOfRange(bytes, at, at + length);
          values[row] = new BigDecimal(new BigInteger(unscaled), scale);
          at += length;
        }
      }
      return new ObjectColumn(Type.DECIMAL, values);
    }

    private long word() {
      long value = Words.at(bytes, at);
      at += Long.BYTES;
      return value;
    }
  }
}
