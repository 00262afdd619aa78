package dev.leat.parquet;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.DecimalText;
import dev.leat.internal.engine.kernel.DoubleText;
import dev.leat.internal.engine.kernel.ValueText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Reads the values of primitive fields one by one: as numbers, and as text in UTF-8. */
final class ScalarText {

  private static final long MILLI = 1_000;
  private static final long NANOS = 1_000;
  private static final long JULIAN_EPOCH = 2_440_588;
  private static final long DAY_MICROS = 86_400_000_000L;

  private static final int LONGEST_SCALE = 18;
  private static final long[] POWERS = powers();

  private ScalarText() {}

  private static long[] powers() {
    long[] powers = new long[LONGEST_SCALE + 1];
    powers[0] = 1;
    for (int i = 1; i <= LONGEST_SCALE; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** The number of digits behind the point of a decimal field. */
  static int scale(PrimitiveType field) {
    return field.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
        ? decimal.getScale()
        : 0;
  }

  /** The present value of a form that is held in a {@code long}, as {@code LongColumn} has it. */
  static long number(FieldForm form, ColumnReader reader) {
    return switch (form) {
      case BOOLEAN -> reader.getBoolean() ? 1 : 0;
      case INT32, DATE, DECIMAL32, TIME_MILLIS -> reader.getInteger();
      case UINT32 -> Integer.toUnsignedLong(reader.getInteger());
      case INT64, LOCAL_MICROS, UTC_MICROS, UINT64, DECIMAL64, TIME_MICROS, TIME_NANOS ->
          reader.getLong();
      case LOCAL_MILLIS, UTC_MILLIS -> Math.multiplyExact(reader.getLong(), MILLI);
      case LOCAL_NANOS, UTC_NANOS -> Math.floorDiv(reader.getLong(), NANOS);
      case INT96 -> micros(reader.getBinary());
      case FLOAT, FLOAT16, DOUBLE, DECIMAL_BYTES, TEXT, UUID, JSON, LIST, OBJECT, UNSUPPORTED ->
          throw new IllegalArgumentException(form + " is not held in a long");
    };
  }

  private static long micros(Binary time) {
    ByteBuffer bytes = time.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanosOfDay = bytes.getLong();
    long day = Integer.toUnsignedLong(bytes.getInt()) - JULIAN_EPOCH;
    return Math.addExact(Math.multiplyExact(day, DAY_MICROS), Math.floorDiv(nanosOfDay, NANOS));
  }

  /** The present value of a floating form; a float is the double that is written alike. */
  static double real(FieldForm form, ColumnReader reader) {
    return switch (form) {
      case DOUBLE -> reader.getDouble();
      case FLOAT -> widened(reader.getFloat());
      default -> widened(Float.float16ToFloat(reader.getBinary().get2BytesLittleEndian()));
    };
  }

  private static double widened(float value) {
    boolean same = value == (int) value || !Float.isFinite(value);
    return same ? value : Double.parseDouble(Float.toString(value));
  }

  /** Appends the present value as text; bytes as they are. */
  static void append(FieldForm form, ColumnReader reader, int scale, ByteBuilder out) {
    switch (form) {
      case BOOLEAN, INT32, UINT32, INT64, DATE -> append(form.type(), number(form, reader), out);
      case LOCAL_MILLIS, LOCAL_MICROS, LOCAL_NANOS, INT96, UTC_MILLIS, UTC_MICROS, UTC_NANOS ->
          append(form.type(), number(form, reader), out);
      case UINT64 -> ascii(Long.toUnsignedString(reader.getLong()), out);
      case DECIMAL32, DECIMAL64 -> decimal(number(form, reader), scale, out);
      case DECIMAL_BYTES ->
          DecimalText.append(
              new BigDecimal(new BigInteger(reader.getBinary().getBytes()), scale), out);
      case TIME_MILLIS -> time(number(form, reader) * 1_000_000, out);
      case TIME_MICROS -> time(number(form, reader) * 1_000, out);
      case TIME_NANOS -> time(number(form, reader), out);
      case FLOAT, FLOAT16, DOUBLE -> DoubleText.append(real(form, reader), out);
      case TEXT, JSON -> bytes(reader.getBinary(), out);
      case UUID -> uuid(reader.getBinary(), out);
      case LIST, OBJECT, UNSUPPORTED -> throw new IllegalArgumentException(form.toString());
    }
  }

  private static void append(Type type, long value, ByteBuilder out) {
    ValueText.append(type, value, out);
  }

  private static void ascii(String text, ByteBuilder out) {
    out.append(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void decimal(long unscaled, int scale, ByteBuilder out) {
    if (scale == 0) {
      append(Type.INTEGER, unscaled, out);
    } else if (scale > LONGEST_SCALE || unscaled == Long.MIN_VALUE) {
      DecimalText.append(BigDecimal.valueOf(unscaled, scale), out);
    } else {
      if (unscaled < 0) {
        out.append((byte) '-');
      }
      long power = POWERS[scale];
      append(Type.INTEGER, Math.abs(unscaled) / power, out);
      out.append((byte) '.');
      long fraction = Math.abs(unscaled) % power;
      for (long unit = power / 10; unit > 0; unit /= 10) {
        out.append((byte) ('0' + fraction / unit % 10));
      }
    }
  }

  private static void time(long nanosOfDay, ByteBuilder out) {
    String text = LocalTime.ofNanoOfDay(nanosOfDay).toString();
    ascii(text.length() == "08:00".length() ? text + ":00" : text, out);
  }

  private static void uuid(Binary value, ByteBuilder out) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.BIG_ENDIAN);
    ascii(new java.util.UUID(bytes.getLong(), bytes.getLong()).toString(), out);
  }

  private static void bytes(Binary value, ByteBuilder out) {
    try {
      value.writeTo(new Appending(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a value be appended without being copied before. */
  private static final class Appending extends OutputStream {

    private final ByteBuilder out;

    private Appending(ByteBuilder out) {
      this.out = out;
    }

    @Override
    public void write(int value) {
      out.append((byte) value);
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
      out.append(bytes, start, length);
    }
  }
}
