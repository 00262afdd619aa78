package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.kernel.Words;
import java.util.Arrays;

/**
 * Finds the records and fields of CSV bytes, and nothing more.
 *
 * <p>Fields become slices of the bytes that were read. A stop is looked for eight bytes at a time:
 * in an unquoted field the delimiter or any byte below 0x0E (line ends are among them), in a quoted
 * field any byte up to the quote. One comparison thus finds quotes and line ends together; the few
 * other bytes it stops at, such as a blank in a quoted field, cost a step each. Behind the input
 * stand line feeds, so that no loop tests for the end. Only a value with a doubled quote is no
 * slice of the input: it is written behind the input, in the same array, so that every value is a
 * slice of one array. Records that are quoted throughout are left to {@link QuotedRecords}, and
 * those without quotes to {@link PlainRecords}.
 *
 * <p>A record that a faulty quote runs together with later lines is rejected up to the end of the
 * line on which the quote opened; the next line is a record again, so that one bad quote does not
 * take good rows with it.
 *
 * <p>Not safe for threads.
 */
final class CsvScanner {

  /** The room needed behind the input: line feeds, and what is read beyond them in whole words. */
  static final int PADDING = 16;

  /** Whether the input ends with the bytes at hand. */
  enum Ending {
    /** More bytes follow. */
    MORE,
    /** These are the last. */
    LAST
  }

  private static final long LINE_ENDS = Words.repeat('\r' + 1);

  private final CsvDialect dialect;
  private final ScannedRecords out;
  private final QuotedRecords quotedRecords;
  private final PlainRecords plainRecords;
  private final int[] slots;
  private final int delimiter;
  private final int quote;
  private final long delimiterWord;
  private final long quoteWord;
  private final long quotedBound;

  private byte[] bytes = new byte[PADDING];
  private int end;
  private Ending ending = Ending.MORE;
  private int spare;
  private int valueStart;
  private int valueLength;
  private boolean spansLines;
  private int faultField;
  private int faultQuote;

  /**
   * A scanner of records.
   *
   * @param slots for each field of a record the column of {@code out} that takes it, or -1
   */
  CsvScanner(CsvDialect dialect, int[] slots, ScannedRecords out) {
    this.dialect = dialect;
    this.out = out;
    this.quotedRecords = new QuotedRecords(dialect, slots, out);
    this.plainRecords = new PlainRecords(dialect, slots, out);
    this.slots = slots.clone();
    this.delimiter = dialect.delimiter();
    this.quote = dialect.quote();
    this.delimiterWord = Words.repeat(delimiter);
    this.quoteWord = Words.repeat(quote);
    this.quotedBound = Words.repeat(Math.max(quote, '\r') + 1);
  }

  /**
   * Sets the bytes to scan.
   *
   * @param input an array with {@link #PADDING} bytes of room behind {@code length}
   */
  void input(byte[] input, int length, Ending whole) {
    bytes = input;
    end = length;
    spare = length + PADDING;
    ending = whole;
    plainRecords.forget();
    Arrays.fill(input, length, spare, (byte) '\n');
  }

  /** The bytes that all slices refer to; the array that was set, or a longer copy of it. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Scans the records that start in a range.
   *
   * @param from where a record starts
   * @param until records that start here or later are left alone
   * @return where the next record starts, or the complement ({@code ~}) of the start of a record
   *     that is not complete
   */
  int scan(int from, int until) {
    int limit = Math.min(until, end);
    int position = from;
    while (position >= 0 && position < limit) {
      int quoted = quotedRecords.scan(bytes, end, position, limit);
      int next = plainRecords.scan(bytes, end, quoted, limit);
      position = next == position ? line(position) : next;
    }
    return position;
  }

  /** Scans a blank line, a comment or any record. */
  private int line(int position) {
    int first = bytes[position];
    if ((first == '\n' || first == '\r') && dialect.skipsBlankLines()) {
      return blankLine(position);
    }
    return first == dialect.comment() ? comment(position) : record(position);
  }

  /**
   * Scans one record; the loop keeps to locals because that is what the compiler keeps in
   * registers.
   */
  private int record(int record) {
    int row = out.begin();
    int[][] starts = out.starts();
    int[][] lengths = out.lengths();
    byte[] input = bytes;
    int position = record;
    int field = 0;
    spansLines = false;
    faultField = -1;
    while (true) {
      int start;
      int length;
      int stop;
      if (input[position] == quote) {
        start = position + 1;
        stop = closingQuote(input, start);
        length = stop - start;
        stop++;
        if (stop > end || !endsField(input[stop])) {
          stop = quotedSlowly(position, field);
          if (stop < 0) {
            return ending == Ending.LAST ? unclosed(record, field, position) : ~record;
          }
          input = bytes;
          start = valueStart;
          length = valueLength;
        }
      } else {
        start = position;
        stop = unquotedEnd(input, position);
        length = stop - start;
        if (quote != CsvDialect.NONE && holdsQuote(input, start, stop)) {
          out.literalQuote();
        }
        if (length == 0 || dialect.hasNullTexts()) {
          length = dialect.nullOrLength(input, start, length);
        }
      }
      if (field < slots.length && slots[field] >= 0) {
        int slot = slots[field];
        starts[slot][row] = start;
        lengths[slot][row] = length;
      }
      field++;
      position = stop + 1;
      if (input[stop] != delimiter) {
        return finish(record, stop, field);
      }
    }
  }

  private boolean endsField(byte next) {
    return next == delimiter || next == '\n' || next == '\r';
  }

  /** The next quote, or the end of the input. */
  private int closingQuote(byte[] input, int from) {
    int position = from;
    while (true) {
      long mask = Words.below(Words.at(input, position), quotedBound);
      if (mask == 0) {
        position += 8;
        continue;
      }
      position += Words.first(mask);
      int found = input[position];
      if (found == quote) {
        return dialect.hasEscape() ? end : position;
      }
      if (position >= end) {
        return end;
      }
      spansLines |= found == '\n' || found == '\r';
      position++;
    }
  }

  /** The end of an unquoted field: a delimiter, a line end, or the end of the input. */
  private int unquotedEnd(byte[] input, int from) {
    int position = from;
    while (true) {
      long word = Words.at(input, position);
      long mask = Words.below(word, LINE_ENDS) | Words.equal(word, delimiterWord);
      if (mask == 0) {
        position += 8;
        continue;
      }
      position += Words.first(mask);
      if (endsField(input[position])) {
        return position;
      }
      position++;
    }
  }

  private boolean holdsQuote(byte[] input, int start, int stop) {
    for (int position = start; position < stop; position += 8) {
      long mask = Words.equal(Words.at(input, position), quoteWord);
      if (mask != 0) {
        return position + Words.first(mask) < stop;
      }
    }
    return false;
  }

  /**
   * Reads a quoted field with doubled or escaped quotes, or one that is malformed.
   *
   * @return the end of the field, or -1 when its quote is not closed within the input
   */
  private int quotedSlowly(int opening, int field) {
    valueStart = spare;
    int escape = dialect.escape();
    int position = opening + 1;
    while (position < end) {
      int value = bytes[position];
      int following = position + 1 < end ? bytes[position + 1] : '\n';
      if (following == quote && (value == quote || value == escape)
          || value == escape && following == escape) {
        append((byte) following);
        position += 2;
      } else if (value == quote) {
        valueLength = spare - valueStart;
        return afterQuote(opening, position + 1, field);
      } else {
        spansLines |= value == '\n' || value == '\r';
        append((byte) value);
        position++;
      }
    }
    return -1;
  }

  private int afterQuote(int opening, int position, int field) {
    if (position >= end) {
      return end;
    }
    if (endsField(bytes[position])) {
      return position;
    }
    if (faultField < 0) {
      faultField = field;
      faultQuote = opening;
    }
    return unquotedEnd(bytes, position);
  }

  private void append(byte value) {
    if (spare == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length + Math.max(1 << 12, bytes.length >> 1));
    }
    bytes[spare++] = value;
  }

  /** Takes or rejects a record whose last field ends at a position. */
  private int finish(int record, int stop, int fields) {
    int next = afterLineEnd(stop);
    if (next < 0) {
      return ~record;
    }
    if (faultField >= 0) {
      return rejectFault(record, stop, next);
    }
    if (fields == slots.length) {
      out.accept(record, stop, lines(record, stop));
      return next;
    }
    if (fields < slots.length && dialect.padsShortRecords()) {
      out.padFrom(fields, slots);
      out.accept(record, stop, lines(record, stop));
      return next;
    }
    out.reject(record, stop, CsvFault.wrongWidth(fields, slots.length), lines(record, stop));
    return next;
  }

  private int rejectFault(int record, int stop, int next) {
    int lineEnd = lineEnd(faultQuote);
    CsvFault fault = CsvFault.textAfterQuote(faultField);
    if (lineEnd < stop && lineEnd < end) {
      out.reject(record, lineEnd, fault, lines(record, lineEnd));
      return afterLineEnd(lineEnd);
    }
    out.reject(record, stop, fault, lines(record, stop));
    return next;
  }

  private int unclosed(int record, int field, int opening) {
    int lineEnd = Math.min(lineEnd(opening), end);
    out.reject(record, lineEnd, CsvFault.unclosedQuote(field), lines(record, lineEnd));
    return Math.max(afterLineEnd(lineEnd), lineEnd);
  }

  /** Rejects the line that a record starts on, which is the way on from one that is too long. */
  int rejectLine(int record, CsvFault fault) {
    int lineEnd = Math.min(lineEnd(record), end);
    out.reject(record, lineEnd, fault, 1);
    return afterLineEnd(lineEnd);
  }

  private int blankLine(int position) {
    int next = afterLineEnd(position);
    if (next < 0) {
      return ~position;
    }
    out.blankLine();
    return next;
  }

  private int comment(int position) {
    int next = afterLineEnd(lineEnd(position));
    if (next < 0) {
      return ~position;
    }
    out.commentLine();
    return next;
  }

  /** The position of the next line feed or carriage return, or beyond the input. */
  private int lineEnd(int from) {
    int position = from;
    while (position < end && bytes[position] != '\n' && bytes[position] != '\r') {
      position++;
    }
    return position;
  }

  /** The position behind a line end, or -1 when that cannot be told before more is read. */
  private int afterLineEnd(int stop) {
    if (stop >= end) {
      return ending == Ending.LAST ? end : -1;
    }
    if (bytes[stop] == '\n') {
      return stop + 1;
    }
    if (stop + 1 >= end) {
      return ending == Ending.LAST ? end : -1;
    }
    return bytes[stop + 1] == '\n' ? stop + 2 : stop + 1;
  }

  /** The number of lines of a record; few have more than one, so it is counted only for them. */
  private int lines(int record, int stop) {
    return spansLines ? 1 + lineEnds(bytes, record, stop) : 1;
  }

  /** The number of line ends, which are LF, CRLF and CR, between two positions. */
  static int lineEnds(byte[] bytes, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      boolean alone = bytes[i] == '\r' && bytes[i + 1] != '\n';
      count += bytes[i] == '\n' || alone ? 1 : 0;
    }
    return count;
  }
}
