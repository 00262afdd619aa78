package dev.leat.parquet;

import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Writes the values of a column, one row after the other. */
final class ColumnTarget {

  private static final int PRESENT = 1;
  private static final int MISSING = 0;

  private final PrimitiveType field;
  private final int scale;
  private final boolean isDecimal;

  ColumnTarget(PrimitiveType field) {
    this.field = field;
    this.scale = ScalarText.scale(field);
    this.isDecimal = field.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation;
  }

  /** Writes the value of a row, and gives the bytes that it takes beside a number. */
  int write(Column column, int row, ColumnWriter writer) {
    if (column.isNull(row)) {
      writer.writeNull(0, MISSING);
      return 0;
    }
    return switch (column) {
      case TextColumn text -> bytes(text.bytes(), text.starts()[row], text.lengths()[row], writer);
      case JsonColumn json -> bytes(json.bytes(), json.starts()[row], json.lengths()[row], writer);
      case LongColumn longs -> number(longs.values()[row], writer);
      case DoubleColumn doubles -> {
        writer.write(doubles.values()[row], 0, PRESENT);
        yield 0;
      }
      case ObjectColumn objects ->
          decimal((BigDecimal) Objects.requireNonNull(objects.values()[row]), writer);
    };
  }

  private static int bytes(byte[] bytes, int start, int length, ColumnWriter writer) {
    writer.write(Binary.fromReusedByteArray(bytes, start, length), 0, PRESENT);
    return length;
  }

  private int number(long value, ColumnWriter writer) {
    switch (field.getPrimitiveTypeName()) {
      case BOOLEAN -> writer.write(value != 0, 0, PRESENT);
      case INT32 -> writer.write(Math.toIntExact(value), 0, PRESENT);
      default -> writer.write(value, 0, PRESENT);
    }
    return 0;
  }

  private int decimal(BigDecimal value, ColumnWriter writer) {
    if (!isDecimal) {
      byte[] text = value.toPlainString().getBytes(StandardCharsets.UTF_8);
      return bytes(text, 0, text.length, writer);
    }
    BigDecimal scaled = value.setScale(scale);
    switch (field.getPrimitiveTypeName()) {
      case INT32 -> writer.write(scaled.unscaledValue().intValueExact(), 0, PRESENT);
      case INT64 -> writer.write(scaled.unscaledValue().longValueExact(), 0, PRESENT);
      default -> writer.write(Binary.fromConstantByteArray(padded(scaled)), 0, PRESENT);
    }
    return 0;
  }

  /** The unscaled value in as many bytes as the field has, the highest first. */
  private byte[] padded(BigDecimal scaled) {
    byte[] digits = scaled.unscaledValue().toByteArray();
    byte[] padded = new byte[field.getTypeLength()];
    Arrays.fill(padded, (byte) (scaled.signum() < 0 ? -1 : 0));
    System.arraycopy(digits, 0, padded, padded.length - digits.length, digits.length);
    return padded;
  }
}
