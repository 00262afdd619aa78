package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.io.Csv;
import dev.leat.io.Dialect;
import dev.leat.io.Mark;
import dev.leat.io.Ragged;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes that give CSV its structure, as the scanner needs them.
 *
 * @param delimiter stands between fields
 * @param quote encloses a field, or {@link #NONE}
 * @param escape makes a quote, or itself, literal inside quotes, beside the doubled quote; or
 *     {@link #NONE}
 * @param comment starts a line to pass over, or {@link #NONE}
 * @param nullTexts the unquoted texts, besides the empty one, that stand for null
 * @param shortRecords what becomes of a record with too few fields
 * @param blankLines what a blank line is
 */
record CsvDialect(
    int delimiter,
    int quote,
    int escape,
    int comment,
    List<byte[]> nullTexts,
    ShortRecords shortRecords,
    BlankLines blankLines) {

  /** Stands for a byte that the dialect does not have; no byte, read as a number, equals it. */
  static final int NONE = 256;

  /** What a blank line is. */
  enum BlankLines {
    /** Nothing; it is counted and passed over. */
    SKIP,
    /** A record of empty text. */
    KEEP
  }

  /** What becomes of a record with too few fields. */
  enum ShortRecords {
    /** It is rejected. */
    REJECT,
    /** Its missing fields are null. */
    PAD
  }

  /** Every line, blank or not, is one field. */
  static CsvDialect lines() {
    return new CsvDialect(NONE, NONE, NONE, NONE, List.of(), ShortRecords.REJECT, BlankLines.KEEP);
  }

  /** The dialect of options that leave nothing open. */
  static CsvDialect of(Csv options) {
    Dialect dialect = options.dialect();
    return new CsvDialect(
        mark(dialect.delimiter()),
        mark(dialect.quote()),
        mark(dialect.escape()),
        mark(dialect.comment()),
        options.reading().nullTexts().stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList(),
        options.reading().ragged() == Ragged.PAD ? ShortRecords.PAD : ShortRecords.REJECT,
        BlankLines.SKIP);
  }

  private static int mark(Mark mark) {
    return mark.isSet() ? mark.toByte() : NONE;
  }

  boolean skipsBlankLines() {
    return blankLines == BlankLines.SKIP;
  }

  boolean hasNullTexts() {
    return !nullTexts.isEmpty();
  }

  boolean hasEscape() {
    return escape != NONE;
  }

  boolean padsShortRecords() {
    return shortRecords == ShortRecords.PAD;
  }

  /** The length of an unquoted value, or {@link TextColumn#NULL} when it stands for null. */
  int nullOrLength(byte[] bytes, int start, int length) {
    if (length == 0) {
      return skipsBlankLines() ? TextColumn.NULL : 0;
    }
    for (byte[] text : nullTexts) {
      if (Arrays.equals(bytes, start, start + length, text, 0, text.length)) {
        return TextColumn.NULL;
      }
    }
    return length;
  }
}
