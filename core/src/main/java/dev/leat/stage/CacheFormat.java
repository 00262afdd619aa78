package dev.leat.stage;

import java.util.Locale;

/**
 * The format in which the result of a stage is kept; what is read back is what the stage gave, or
 * the stage fails and says which column the format cannot keep.
 */
public enum CacheFormat {
  /** Not kept: the stage is part of those that take it. */
  NONE(""),
  /** CSV: columns of plain types. */
  CSV("csv"),
  /** A JSON document on each line: rows may differ in their fields, values may be nested. */
  JSONL("jsonl"),
  /** Parquet: columns with types, compressed. */
  PARQUET("parquet"),
  /** A sheet of an Excel workbook, for people who want to open it: at most 1,048,575 rows. */
  EXCEL("xlsx");

  private final String ending;

  CacheFormat(String ending) {
    this.ending = ending;
  }

  /** The ending of the names of files in the format; empty for {@link #NONE}. */
  public String ending() {
    return ending;
  }

  /** The name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
