package dev.leat.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.RowErrors;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Types;

/** Says as what the columns of a table are stored. */
final class WrittenColumns {

  private static final int INT_DIGITS = 9;
  private static final int LONG_DIGITS = 18;
  private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);

  private WrittenColumns() {}

  /** Reports rows with a date that Parquet, with days of 32 bits, has none for. */
  static void check(Schema columns, Batch batch, RowErrors errors) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.field(i).type() == Type.DATE && batch.column(i) instanceof LongColumn dates) {
        for (int row = 0; row < batch.rows(); row++) {
          if (!dates.isNull(row) && dates.values()[row] != (int) dates.values()[row]) {
            errors.add(row, columns.field(i).name(), "the date is beyond those of Parquet");
          }
        }
      }
    }
  }

  /** The field of a column; of decimals, one that holds all of a shape. */
  static PrimitiveType field(Field column, DecimalShape decimals) {
    String name = column.name();
    return switch (column.type()) {
      case TEXT -> text(name);
      case BOOLEAN -> Types.optional(BOOLEAN).named(name);
      case INTEGER -> Types.optional(INT64).named(name);
      case DOUBLE -> Types.optional(DOUBLE).named(name);
      case DATE -> Types.optional(INT32).as(LogicalTypeAnnotation.dateType()).named(name);
      case DATETIME -> time(name, false);
      case INSTANT -> time(name, true);
      case DECIMAL -> decimals.fits() ? decimal(name, decimals) : text(name);
      case LIST, ANY -> Types.optional(BINARY).as(LogicalTypeAnnotation.jsonType()).named(name);
    };
  }

  private static PrimitiveType text(String name) {
    return Types.optional(BINARY).as(LogicalTypeAnnotation.stringType()).named(name);
  }

  private static PrimitiveType time(String name, boolean utc) {
    return Types.optional(INT64)
        .as(LogicalTypeAnnotation.timestampType(utc, TimeUnit.MICROS))
        .named(name);
  }

  private static PrimitiveType decimal(String name, DecimalShape shape) {
    var annotation = LogicalTypeAnnotation.decimalType(shape.scale(), shape.precision());
    if (shape.precision() <= INT_DIGITS) {
      return Types.optional(INT32).as(annotation).named(name);
    }
    if (shape.precision() <= LONG_DIGITS) {
      return Types.optional(INT64).as(annotation).named(name);
    }
    int bytes = (int) Math.ceil((shape.precision() * BITS_PER_DIGIT + 1) / Byte.SIZE);
    return Types.optional(FIXED_LEN_BYTE_ARRAY).length(bytes).as(annotation).named(name);
  }
}
