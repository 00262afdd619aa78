package dev.leat.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;

import dev.leat.data.Type;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UnknownLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.VariantLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** How the values of a field are stored, and so what they are in Leat. */
enum FieldForm {
  BOOLEAN(Type.BOOLEAN),
  INT32(Type.INTEGER),
  UINT32(Type.INTEGER),
  INT64(Type.INTEGER),
  /** Half of its values fit no signed 64 bits. */
  UINT64(Type.DECIMAL),
  FLOAT(Type.DOUBLE),
  FLOAT16(Type.DOUBLE),
  DOUBLE(Type.DOUBLE),
  DECIMAL32(Type.DECIMAL),
  DECIMAL64(Type.DECIMAL),
  DECIMAL_BYTES(Type.DECIMAL),
  DATE(Type.DATE),
  LOCAL_MILLIS(Type.DATETIME),
  LOCAL_MICROS(Type.DATETIME),
  LOCAL_NANOS(Type.DATETIME),
  /** As older systems store times: nanoseconds of a Julian day, without saying of what zone. */
  INT96(Type.DATETIME),
  UTC_MILLIS(Type.INSTANT),
  UTC_MICROS(Type.INSTANT),
  UTC_NANOS(Type.INSTANT),
  /** Leat has no time of day without a day. */
  TIME_MILLIS(Type.TEXT),
  TIME_MICROS(Type.TEXT),
  TIME_NANOS(Type.TEXT),
  TEXT(Type.TEXT),
  UUID(Type.TEXT),
  JSON(Type.ANY),
  LIST(Type.LIST),
  OBJECT(Type.ANY),
  UNSUPPORTED(Type.ANY);

  private final Type type;

  FieldForm(Type type) {
    this.type = type;
  }

  /** The type of its values in Leat. */
  Type type() {
    return type;
  }

  /** Whether the values are made of several fields. */
  boolean isNested() {
    return this == LIST || this == OBJECT;
  }

  /** The form of a field. */
  static FieldForm of(org.apache.parquet.schema.Type field) {
    if (field.isRepetition(Repetition.REPEATED)) {
      return LIST;
    }
    LogicalTypeAnnotation annotation = field.getLogicalTypeAnnotation();
    if (!field.isPrimitive()) {
      return switch (annotation) {
        case ListLogicalTypeAnnotation list -> LIST;
        case VariantLogicalTypeAnnotation variant -> UNSUPPORTED;
        case null, default -> OBJECT;
      };
    }
    return ofValue(field.asPrimitiveType());
  }

  /** The form of a primitive field, or of one value of it if it is repeated. */
  static FieldForm ofValue(PrimitiveType field) {
    LogicalTypeAnnotation annotation = field.getLogicalTypeAnnotation();
    return switch (field.getPrimitiveTypeName()) {
      case BOOLEAN -> annotation == null ? BOOLEAN : unknownOr(annotation, BOOLEAN);
      case INT32 -> ofInt32(annotation);
      case INT64 -> ofInt64(annotation);
      case INT96 -> INT96;
      case FLOAT -> FLOAT;
      case DOUBLE -> DOUBLE;
      case BINARY, FIXED_LEN_BYTE_ARRAY -> ofBytes(annotation);
    };
  }

  /** A column of nothing but nulls may have any physical type. */
  private static FieldForm unknownOr(LogicalTypeAnnotation annotation, FieldForm form) {
    return annotation instanceof UnknownLogicalTypeAnnotation ? form : UNSUPPORTED;
  }

  private static FieldForm ofInt32(@Nullable LogicalTypeAnnotation annotation) {
    return switch (annotation) {
      case null -> INT32;
      case IntLogicalTypeAnnotation number -> number.isSigned() ? INT32 : UINT32;
      case DecimalLogicalTypeAnnotation decimal -> DECIMAL32;
      case DateLogicalTypeAnnotation date -> DATE;
      case TimeLogicalTypeAnnotation time -> TIME_MILLIS;
      default -> unknownOr(annotation, INT32);
    };
  }

  private static FieldForm ofInt64(@Nullable LogicalTypeAnnotation annotation) {
    return switch (annotation) {
      case null -> INT64;
      case IntLogicalTypeAnnotation number -> number.isSigned() ? INT64 : UINT64;
      case DecimalLogicalTypeAnnotation decimal -> DECIMAL64;
      case TimeLogicalTypeAnnotation time -> time.getUnit() == MICROS ? TIME_MICROS : TIME_NANOS;
      case TimestampLogicalTypeAnnotation time -> ofTimestamp(time);
      default -> unknownOr(annotation, INT64);
    };
  }

  private static FieldForm ofTimestamp(TimestampLogicalTypeAnnotation time) {
    TimeUnit unit = time.getUnit();
    if (time.isAdjustedToUTC()) {
      return unit == MILLIS ? UTC_MILLIS : unit == MICROS ? UTC_MICROS : UTC_NANOS;
    }
    return unit == MILLIS ? LOCAL_MILLIS : unit == MICROS ? LOCAL_MICROS : LOCAL_NANOS;
  }

  private static FieldForm ofBytes(@Nullable LogicalTypeAnnotation annotation) {
    return switch (annotation) {
      case null -> TEXT;
      case StringLogicalTypeAnnotation text -> TEXT;
      case EnumLogicalTypeAnnotation text -> TEXT;
      case JsonLogicalTypeAnnotation json -> JSON;
      case DecimalLogicalTypeAnnotation decimal -> DECIMAL_BYTES;
      case UUIDLogicalTypeAnnotation uuid -> UUID;
      case Float16LogicalTypeAnnotation number -> FLOAT16;
      default -> unknownOr(annotation, TEXT);
    };
  }
}
