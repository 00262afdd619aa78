package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.Words;

/**
 * Finds records that hold no quote and have all their fields: the fast way through files without
 * quotes, and never the only one.
 *
 * <p>First all stops of a stretch of input are found, in words that do not wait for one another;
 * then records are cut out of the stops. Where the next field ends depends on its content, which a
 * processor cannot foresee: asked after each field, it guesses wrong every second time. In the two
 * loops here nothing but a rare word or record is unforeseen, and fields cost a third. (Langdale
 * and Lemire, "Parsing gigabytes of JSON per second", 2019, do so with wider words.)
 *
 * <p>Not safe for threads.
 */
final class PlainRecords {

  private static final long LINE_ENDS = Words.repeat('\r' + 1);

  /** The bytes whose stops are found together; they and the stops are to stay in the cache. */
  private static final int STRETCH_BYTES = 1 << 13;

  private final CsvDialect dialect;
  private final ScannedRecords out;
  private final int[] slots;
  private final int delimiter;
  private final int quote;
  private final long delimiterWord;
  private final long quoteWord;
  private final NullText nullText;
  private final int[] stops = new int[STRETCH_BYTES + 2 * Long.BYTES];
  private int stretchStart;
  private int stretchEnd;
  private int count;
  private int next;

  /**
   * A scanner of such records.
   *
   * @param slots for each field of a record the column of {@code out} that takes it, or -1
   */
  PlainRecords(CsvDialect dialect, int[] slots, ScannedRecords out) {
    this.dialect = dialect;
    this.out = out;
    this.slots = slots.clone();
    this.delimiter = dialect.delimiter();
    this.quote = dialect.quote();
    this.delimiterWord = Words.repeat(delimiter == CsvDialect.NONE ? '\n' : delimiter);
    this.quoteWord = quote == CsvDialect.NONE ? delimiterWord : Words.repeat(quote);
    this.nullText = NullText.of(dialect);
  }

  /** The texts that stand for null, of which the common kind, one short text, is one comparison. */
  private record NullText(int length, long word, long mask) {

    private static final int ANY_LENGTH = -1;
    private static final int NO_LENGTH = -2;

    static NullText of(CsvDialect dialect) {
      if (!dialect.hasNullTexts()) {
        return new NullText(NO_LENGTH, 0, 0);
      }
      byte[] only = dialect.nullTexts().getFirst();
      if (dialect.nullTexts().size() > 1 || only.length == 0 || only.length >= Long.BYTES) {
        return new NullText(ANY_LENGTH, 0, 0);
      }
      long word = 0;
      for (int i = only.length - 1; i >= 0; i--) {
        word = word << 8 | only[i] & 0xFF;
      }
      return new NullText(only.length, word, (1L << 8 * only.length) - 1);
    }
  }

  /** Forgets what was found, before other input. */
  void forget() {
    stretchEnd = 0;
  }

  /**
   * Scans such records, one after the other.
   *
   * @param end where the input ends and line feeds follow, as {@link CsvScanner#PADDING} says
   * @param from where a record starts
   * @param limit records that start here or later are left alone
   * @return where the first record starts that is left, whatever it is like
   */
  int scan(byte[] input, int end, int from, int limit) {
    if (from >= limit || slots.length == 0 || input[from] == quote) {
      return from;
    }
    int record = from;
    int scanned = records(input, end, record, limit);
    while (scanned >= 0 && scanned < limit && (scanned > record || stretchEnd <= end)) {
      record = scanned;
      findStops(input, end, record);
      scanned = records(input, end, record, limit);
      if (scanned == record) {
        return record;
      }
    }
    return scanned < 0 ? ~scanned : scanned;
  }

  /**
   * Cuts records out of the stops found.
   *
   * @return where the first record starts whose stops have not been found, or the complement of
   *     where one starts that is left
   */
  private int records(byte[] input, int end, int from, int limit) {
    skipTo(from);
    int last = slots.length - 1;
    int record = from;
    int at = next;
    while (record < limit && at + last + 1 < count) {
      if (!isRecord(input[record])) {
        return ~record;
      }
      int row = out.begin();
      int start = record;
      for (int field = 0; field < last; field++) {
        int stop = stops[at++];
        if (input[stop] != delimiter) {
          return ~record;
        }
        take(input, row, field, start, stop);
        start = stop + 1;
      }
      int stop = stops[at++];
      int found = input[stop];
      if (found != '\n' && (found != '\r' || stop + 1 == end) || stop >= end) {
        return ~record;
      }
      take(input, row, last, start, stop);
      if (found == '\r' && stops[at] == stop + 1 && input[stop + 1] == '\n') {
        at++;
      }
      out.accept(record, stop, 1);
      record = stops[at - 1] + 1;
      next = at;
    }
    return record;
  }

  /** Goes to the first stop from a position on; outside of the stretch none are known. */
  private void skipTo(int position) {
    if (position < stretchStart || position >= stretchEnd) {
      next = count;
      return;
    }
    if (next > 0 && stops[next - 1] >= position) {
      next = 0;
    }
    while (next < count && stops[next] < position) {
      next++;
    }
  }

  /** Finds the stops of a stretch; most words have three at most, which are put without asking. */
  private void findStops(byte[] input, int end, int from) {
    int to = Math.min(from + STRETCH_BYTES, end + 1);
    int found = 0;
    int[] into = stops;
    for (int base = from; base < to; base += Long.BYTES) {
      long mask = stops(input, base);
      int more = Long.bitCount(mask);
      into[found] = base + Words.first(mask);
      mask &= mask - 1;
      into[found + 1] = base + Words.first(mask);
      mask &= mask - 1;
      into[found + 2] = base + Words.first(mask);
      for (int i = 3; i < more; i++) {
        mask &= mask - 1;
        into[found + i] = base + Words.first(mask);
      }
      found += more;
    }
    stretchStart = from;
    stretchEnd = to;
    count = found;
    next = 0;
  }

  /** Whether no blank line and no comment starts with a byte. */
  private boolean isRecord(int first) {
    return first != '\n' && first != '\r' && first != dialect.comment();
  }

  private void take(byte[] input, int row, int field, int start, int stop) {
    int slot = slots[field];
    if (slot >= 0) {
      out.starts()[slot][row] = start;
      out.lengths()[slot][row] = lengthOrNull(input, start, stop - start);
    }
  }

  private int lengthOrNull(byte[] input, int start, int length) {
    if (length == nullText.length()) {
      return (Words.at(input, start) & nullText.mask()) == nullText.word()
          ? TextColumn.NULL
          : length;
    }
    return length == 0 || nullText.length() == NullText.ANY_LENGTH
        ? dialect.nullOrLength(input, start, length)
        : length;
  }

  /** Marks the bytes of a word that may end a field: delimiters, line ends, quotes, controls. */
  private long stops(byte[] input, int at) {
    long word = Words.at(input, at);
    return Words.exactlyBelow(word, LINE_ENDS)
        | Words.exactlyEqual(word, delimiterWord)
        | Words.exactlyEqual(word, quoteWord);
  }
}
