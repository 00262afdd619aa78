package dev.leat.parquet;

import dev.leat.data.Type;

/**
 * A column of a file: where it stands, and what its values are in Leat.
 *
 * @param field the field of the file
 * @param form how its values are stored
 * @param type the type of its values; that of the form, unless Leat wrote another down
 * @param decimals how decimals are to be given
 */
record TableColumn(
    org.apache.parquet.schema.Type field, FieldForm form, Type type, Decimals decimals) {

  /** How the digits behind the point of a decimal are given. */
  enum Decimals {
    /** As many as are stored, the same number for all values. */
    STORED,
    /** As few as the value needs: Leat has written values of several scales, all shortest. */
    SHORTEST
  }

  String name() {
    return field.getName();
  }
}
