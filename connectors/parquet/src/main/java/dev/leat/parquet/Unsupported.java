package dev.leat.parquet;

import java.util.Optional;
import org.apache.parquet.schema.Type;

/** Finds what Leat has no value for. */
final class Unsupported {

  private Unsupported() {}

  /** The type of a field, or of one inside it, that cannot be read; empty when all can. */
  static Optional<String> in(Type field) {
    if (field.isPrimitive()) {
      boolean known = FieldForm.ofValue(field.asPrimitiveType()) != FieldForm.UNSUPPORTED;
      return known ? Optional.empty() : Optional.of(shown(field));
    }
    if (FieldForm.of(field) == FieldForm.UNSUPPORTED || field.asGroupType().getFieldCount() == 0) {
      return Optional.of(shown(field));
    }
    return field.asGroupType().getFields().stream()
        .flatMap(inner -> in(inner).stream())
        .findFirst();
  }

  private static String shown(Type field) {
    String physical =
        field.isPrimitive() ? field.asPrimitiveType().getPrimitiveTypeName().toString() : "GROUP";
    return field.getLogicalTypeAnnotation() == null
        ? physical
        : field.getLogicalTypeAnnotation() + " (" + physical + ")";
  }
}
