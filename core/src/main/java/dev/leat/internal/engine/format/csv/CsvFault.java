package dev.leat.internal.engine.format.csv;

/**
 * What is wrong with a record.
 *
 * @param field the field at fault, counted from 0, or -1 when it is the record
 * @param reason a sentence without a place
 * @param kind whether the row is ragged or malformed
 */
record CsvFault(int field, String reason, Kind kind) {

  /** Whether options can ask for it to be passed over. */
  enum Kind {
    /** The row has another number of fields than the header. */
    RAGGED,
    /** The row cannot be read. */
    MALFORMED
  }

  static CsvFault wrongWidth(int fields, int expected) {
    return new CsvFault(
        -1,
        "the row has %d %s (expected: %d)"
            .formatted(fields, fields == 1 ? "field" : "fields", expected),
        Kind.RAGGED);
  }

  static CsvFault textAfterQuote(int field) {
    return new CsvFault(
        field,
        "text after the closing quote (expected: a delimiter or the end of the line)",
        Kind.MALFORMED);
  }

  static CsvFault unclosedQuote(int field) {
    return new CsvFault(field, "the quote that opens this field is never closed", Kind.MALFORMED);
  }

  static CsvFault tooLong(long limit) {
    return new CsvFault(
        -1,
        "the row is longer than %d bytes; a quote may be unclosed, or raise the limit with --max-record"
            .formatted(limit),
        Kind.MALFORMED);
  }
}
