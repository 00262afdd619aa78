package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.format.csv.CsvScanner.Ending;
import dev.leat.io.Csv;
import dev.leat.io.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV one byte after the other, plainly: what sniffing uses, and what the fast scanner is
 * tested against.
 *
 * <ul>
 *   <li>LF, CRLF and CR end a line, in any mixture; the last line needs no end.
 *   <li>Blank lines are left out, in files of one column too; so are lines that start with the
 *       comment character. Both count as lines.
 *   <li>A quote opens a quoted field only as its first byte; elsewhere it is a character. Inside
 *       quotes, a doubled quote is a quote, and so is a quote behind the escape character, which
 *       before itself is itself and before anything else an ordinary character.
 *   <li>Behind the closing quote comes a delimiter, a line end or the end. Other text is a fault:
 *       the record is rejected, up to the end of the line on which that quote opened, and the next
 *       line is a record again. A quote that is never closed is a fault in the same way.
 *   <li>An unquoted empty field is null, and so is an unquoted one that equals a null text; {@code
 *       ""} is the empty text.
 * </ul>
 *
 * <p>Not safe for threads.
 */
public final class RecordReader {

  private final byte[] bytes;
  private final int end;
  private final Ending ending;
  private final int delimiter;
  private final int quote;
  private final int escape;
  private final int comment;
  private final List<byte[]> nullTexts;

  private int position;
  private int recordStart;
  private int recordEnd;
  private long line = 1;
  private long nextLine = 1;
  private long blankLines;
  private int fields;
  private int[] starts = new int[16];
  private int[] lengths = new int[16];
  private byte[][] sources = new byte[16][];
  private boolean[] quoted = new boolean[16];
  private boolean spansLines;
  private @Nullable CsvFault fault;
  private int faultyQuote;

  /**
   * A reader of a slice that starts where a record does.
   *
   * @param options whose delimiter, quote and escape are known
   * @param ending whether the slice ends where the input does; otherwise its last record, which may
   *     go on, is not given
   */
  RecordReader(Csv options, byte[] bytes, int start, int end, Ending ending) {
    Dialect dialect = options.dialect();
    this.bytes = bytes;
    this.position = start;
    this.end = end;
    this.ending = ending;
    this.delimiter = dialect.delimiter().toByte();
    this.quote = dialect.quote().toByte();
    this.escape = dialect.escape().toByte();
    this.comment = dialect.comment().toByte();
    this.nullTexts = nullTexts(options);
  }

  /** A reader of a whole input. */
  public RecordReader(Csv options, byte[] input) {
    this(options, input, 0, input.length, Ending.LAST);
  }

  private static List<byte[]> nullTexts(Csv options) {
    return options.reading().nullTexts().stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** Moves to the next record, good or faulty: false when there is none. */
  public boolean next() {
    while (position < end) {
      byte first = bytes[position];
      boolean blank = isLineEnd(first);
      if (!blank && (first != comment || comment < 0)) {
        return record();
      }
      int next = afterLineEnd(lineEnd(position));
      if (next < 0) {
        return false;
      }
      blankLines += blank ? 1 : 0;
      nextLine++;
      position = next;
    }
    return false;
  }

  private boolean record() {
    fields = 0;
    fault = null;
    spansLines = false;
    int at = position;
    boolean more = true;
    while (more) {
      int opening = at;
      beginField();
      boolean opens = at < end && bytes[at] == quote && quote >= 0;
      at = opens ? quotedField(at) : bareField(at);
      if (at < 0) {
        return unclosed(opening);
      }
      fields++;
      more = at < end && bytes[at] == delimiter;
      at += more ? 1 : 0;
    }
    int next = afterLineEnd(at);
    return next >= 0 && finish(at, next);
  }

  private boolean finish(int stop, int next) {
    int spanned = fault == null ? stop : lineEnd(faultyQuote);
    if (spanned < stop) {
      return accept(spanned, afterLineEnd(spanned));
    }
    return accept(stop, next);
  }

  private boolean unclosed(int opening) {
    if (ending == Ending.MORE) {
      return false;
    }
    fault = CsvFault.unclosedQuote(fields);
    int stop = lineEnd(opening);
    return accept(stop, afterLineEnd(stop));
  }

  private boolean accept(int stop, int next) {
    recordStart = position;
    recordEnd = stop;
    position = next;
    line = nextLine;
    nextLine += spansLines ? 1 + lineEnds(recordStart, stop) : 1;
    return true;
  }

  private int lineEnds(int from, int stop) {
    int count = 0;
    for (int i = from; i < stop; i++) {
      boolean pair = bytes[i] == '\r' && i + 1 < stop && bytes[i + 1] == '\n';
      count += isLineEnd(bytes[i]) && !pair ? 1 : 0;
    }
    return count;
  }

  private void beginField() {
    if (fields == starts.length) {
      int capacity = fields * 2;
      starts = Arrays.copyOf(starts, capacity);
      lengths = Arrays.copyOf(lengths, capacity);
      sources = Arrays.copyOf(sources, capacity);
      quoted = Arrays.copyOf(quoted, capacity);
    }
  }

  private void field(byte[] source, int start, int length, boolean inQuotes) {
    sources[fields] = source;
    starts[fields] = start;
    lengths[fields] = length;
    quoted[fields] = inQuotes;
  }

  /** Reads an unquoted field and gives where it ends. */
  private int bareField(int start) {
    int at = bareEnd(start);
    field(bytes, start, isNull(start, at) ? TextColumn.NULL : at - start, false);
    return at;
  }

  private int bareEnd(int start) {
    int at = start;
    while (at < end && bytes[at] != delimiter && !isLineEnd(bytes[at])) {
      at++;
    }
    return at;
  }

  private boolean isNull(int start, int stop) {
    return start == stop
        || nullTexts.stream()
            .anyMatch(text -> Arrays.equals(bytes, start, stop, text, 0, text.length));
  }

  /** Reads a quoted field and gives where it ends, or -1 when it does not. */
  private int quotedField(int opening) {
    int at = opening + 1;
    int literals = 0;
    while (at < end) {
      byte value = bytes[at];
      if (value == quote || value == escape) {
        boolean pair = isPair(at);
        if (!pair && value == quote) {
          value(opening + 1, at, literals);
          return afterQuote(opening, at + 1);
        }
        literals += pair ? 1 : 0;
        at += pair ? 2 : 1;
      } else {
        spansLines |= value == '\n' || value == '\r';
        at++;
      }
    }
    return -1;
  }

  /** Whether two bytes stand for the second of them. */
  private boolean isPair(int at) {
    if (at + 1 >= end) {
      return false;
    }
    byte next = bytes[at + 1];
    boolean escaped = bytes[at] == escape && escape >= 0 && (next == quote || next == escape);
    return escaped || bytes[at] == quote && next == quote;
  }

  private void value(int start, int stop, int literals) {
    if (literals == 0) {
      field(bytes, start, stop - start, true);
      return;
    }
    byte[] value = new byte[stop - start - literals];
    int from = start;
    for (int i = 0; i < value.length; i++) {
      from += isPair(from) ? 1 : 0;
      value[i] = bytes[from++];
    }
    field(value, 0, value.length, true);
  }

  private int afterQuote(int opening, int at) {
    if (at >= end || bytes[at] == delimiter || isLineEnd(bytes[at])) {
      return at;
    }
    if (fault == null) {
      fault = CsvFault.textAfterQuote(fields);
      faultyQuote = opening;
    }
    return bareEnd(at);
  }

  private static boolean isLineEnd(byte value) {
    return value == '\n' || value == '\r';
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < end && !isLineEnd(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The position behind a line end, or -1 when more bytes are needed to tell. */
  private int afterLineEnd(int stop) {
    boolean cut = stop >= end || bytes[stop] == '\r' && stop + 1 >= end;
    if (cut) {
      return ending == Ending.LAST ? end : -1;
    }
    return bytes[stop] == '\r' && bytes[stop + 1] == '\n' ? stop + 2 : stop + 1;
  }

  /** Where the record starts in the bytes. */
  public int recordStart() {
    return recordStart;
  }

  /** Where the record ends, without its line end. */
  public int recordEnd() {
    return recordEnd;
  }

  /** Where the next record, blank line or comment starts. */
  public int nextStart() {
    return position;
  }

  /** The line that the record starts on, counted from 1 at the start of the slice. */
  public long line() {
    return line;
  }

  /** The number of lines up to {@link #nextStart}. */
  public long lines() {
    return nextLine - 1;
  }

  /** The number of blank lines so far. */
  public long blankLines() {
    return blankLines;
  }

  /** What is wrong with the record, or null; a faulty record has no fields to be used. */
  public @Nullable CsvFault fault() {
    return fault;
  }

  /** The number of fields of the record. */
  public int fields() {
    return fields;
  }

  /** Whether a field stands in quotes. */
  public boolean isQuoted(int field) {
    return quoted[field];
  }

  /** The bytes that the value of a field is a slice of. */
  public byte[] source(int field) {
    return sources[field];
  }

  /** Where the value of a field starts in its source. */
  public int start(int field) {
    return starts[field];
  }

  /** The length of the value of a field in bytes, or {@link TextColumn#NULL}. */
  public int length(int field) {
    return lengths[field];
  }

  /** The value of a field, or null. */
  public @Nullable String text(int field) {
    return lengths[field] < 0
        ? null
        : new String(sources[field], starts[field], lengths[field], StandardCharsets.UTF_8);
  }

  /** The values of the record. */
  public List<@Nullable String> texts() {
    List<@Nullable String> texts = new ArrayList<>(fields);
    for (int i = 0; i < fields; i++) {
      texts.add(text(i));
    }
    return texts;
  }
}
