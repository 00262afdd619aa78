package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.batch.TextColumn;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes that give CSV its structure, as the scanner needs them.
 *
 * @param delimiter stands between fields
 * @param quote encloses a field, or {@link #NONE}
 * @param escape makes a quote inside a quoted field literal; the quote itself, or a byte of its own
 * @param comment starts a line to pass over, or {@link #NONE}
 * @param nullTexts the unquoted texts, besides the empty one, that stand for null
 * @param shortRecords what becomes of a record with too few fields
 */
record CsvDialect(
    int delimiter,
    int quote,
    int escape,
    int comment,
    List<byte[]> nullTexts,
    ShortRecords shortRecords) {

  /** Stands for a byte that the dialect does not have. */
  static final int NONE = -1;

  /** What becomes of a record with too few fields. */
  enum ShortRecords {
    /** It is rejected. */
    REJECT,
    /** Its missing fields are null. */
    PAD
  }

  boolean hasNullTexts() {
    return !nullTexts.isEmpty();
  }

  boolean hasEscape() {
    return escape != quote;
  }

  boolean padsShortRecords() {
    return shortRecords == ShortRecords.PAD;
  }

  /** The length of an unquoted value, or {@link TextColumn#NULL} when it stands for null. */
  int nullOrLength(byte[] bytes, int start, int length) {
    if (length == 0) {
      return TextColumn.NULL;
    }
    for (byte[] text : nullTexts) {
      if (Arrays.equals(bytes, start, start + length, text, 0, text.length)) {
        return TextColumn.NULL;
      }
    }
    return length;
  }
}
