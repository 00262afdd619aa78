package dev.leat.parquet;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/** Stands where the library wants to be told what to do with records: columns are read alone. */
final class NoRecords extends GroupConverter {

  private final GroupType group;

  NoRecords(GroupType group) {
    this.group = group;
  }

  @Override
  public Converter getConverter(int field) {
    Type type = group.getType(field);
    return type.isPrimitive() ? new PrimitiveConverter() {} : new NoRecords(type.asGroupType());
  }

  @Override
  public void start() {
    // No record is put together.
  }

  @Override
  public void end() {
    // No record is put together.
  }
}
