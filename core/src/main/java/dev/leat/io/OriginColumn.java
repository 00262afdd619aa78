package dev.leat.io;

/** A further column that says where each row was read. */
public enum OriginColumn {
  /** The name of its file. */
  FILE("_file"),
  /** The line that it starts at, counted from 1. */
  LINE("_line"),
  /** The offset of its first byte in the decoded input, counted from 0. */
  BYTE("_byte");

  private final String columnName;

  OriginColumn(String columnName) {
    this.columnName = columnName;
  }

  /** The name of the column. */
  public String columnName() {
    return columnName;
  }
}
