package dev.leat.data;

/**
 * The types that a value can have.
 *
 * <p>Values read from text keep their bytes until an operation needs their type; a column of any
 * type may therefore travel as unparsed text, and is written back byte for byte.
 */
public enum Type {
  /** UTF-8 text, compared by Unicode code point; Java {@code String}. */
  TEXT,
  /** {@code true} or {@code false}; Java {@code Boolean}. */
  BOOLEAN,
  /** A 64-bit signed integer, whose overflow is an error; Java {@code Long}. */
  INTEGER,
  /** An exact decimal number; Java {@code BigDecimal}. */
  DECIMAL,
  /** An IEEE 754 double; Java {@code Double}. */
  DOUBLE,
  /** A calendar date without a zone, ISO 8601; Java {@code LocalDate}. */
  DATE,
  /** A date and a time of day without a zone, in microseconds; Java {@code LocalDateTime}. */
  DATETIME,
  /** A point on the time line, in microseconds, printed in UTC; Java {@code Instant}. */
  INSTANT,
  /** An ordered list of values; Java {@code List}. */
  LIST,
  /** A value whose type differs from row to row, such as the result of a function. */
  ANY;

  /** Whether values of this type can be added and multiplied. */
  public boolean isNumeric() {
    return this == INTEGER || this == DECIMAL || this == DOUBLE;
  }

  /** Whether values of this type lie on a calendar or a time line. */
  public boolean isTemporal() {
    return this == DATE || this == DATETIME || this == INSTANT;
  }
}
