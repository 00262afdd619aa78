package dev.leat.internal.engine.format.csv;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.util.Arrays;

/**
 * The buffer that one worker scans splits in, with what was found there; reused for every split.
 */
final class Piece {

  private static final int TRIED_LINES = 64;
  private static final int TRIED_RECORDS = 4;

  private final ScannedRecords records;
  private final CsvScanner scanner;
  private final ScannedRecords tried = new ScannedRecords(0);
  private final CsvScanner trial;
  private final DataSize maxRecord;
  private byte[] buffer = new byte[CsvScanner.PADDING];
  private int length;
  private CsvScanner.Ending ending = CsvScanner.Ending.MORE;
  private long offset;
  private String name = "";
  private int firstPosition;
  private long firstLine;

  /** Reads more of the input into an array: the number of bytes, or fewer at the end. */
  @FunctionalInterface
  interface More {
    /** Fills an array from a position on. */
    int read(byte[] into, int at, int count);
  }

  /** A piece whose scanner puts fields into slots. */
  Piece(CsvDialect dialect, int[] slots, int columns, DataSize maxRecord) {
    this.records = new ScannedRecords(columns);
    this.scanner = new CsvScanner(dialect, slots, records);
    int[] none = new int[slots.length];
    Arrays.fill(none, -1);
    this.trial = new CsvScanner(dialect, none, tried);
    this.maxRecord = maxRecord;
  }

  /** Begins a split whose buffer starts at an offset of its input. */
  void begin(String inputName, long bufferOffset) {
    name = inputName;
    offset = bufferOffset;
    length = 0;
    ending = CsvScanner.Ending.MORE;
    records.clear();
    buffer = scanner.bytes().length > buffer.length ? scanner.bytes() : buffer;
  }

  /** Adds bytes to the buffer, until there are so many or the input ends. */
  void fill(int count, More more) {
    if (buffer.length < count + CsvScanner.PADDING) {
      buffer = Arrays.copyOf(buffer, count + CsvScanner.PADDING);
    }
    while (length < count) {
      int read = more.read(buffer, length, count - length);
      if (read < 0) {
        ending = CsvScanner.Ending.LAST;
        break;
      }
      length += read;
    }
    scanner.input(buffer, length, ending);
  }

  /** Puts bytes that were read before at the start of the empty buffer. */
  void put(byte[] bytes) {
    if (buffer.length < bytes.length + CsvScanner.PADDING) {
      buffer = new byte[bytes.length + CsvScanner.PADDING];
    }
    System.arraycopy(bytes, 0, buffer, 0, bytes.length);
    length = bytes.length;
  }

  /** The last place in the buffer, all of which is scanned for it, where a record starts or may. */
  int lastBoundary() {
    trial.input(buffer, length, ending);
    tried.clear();
    int position = trial.scan(0, length);
    scanner.input(buffer, length, ending);
    return position < 0 ? ~position : position;
  }

  /** The number of lines before the last boundary found. */
  long boundaryLines() {
    return tried.lines();
  }

  /** Fails when a buffer without a boundary is longer than a record may be. */
  void checkLength() {
    if (length > maxRecord.bytes()) {
      throw tooLong(0);
    }
  }

  /** Says that the buffer holds the end of the input. */
  void markLast() {
    ending = CsvScanner.Ending.LAST;
    scanner.input(buffer, length, ending);
  }

  /** Where in the buffer a record probably starts: behind a line end, where records look right. */
  int likelyStart(int until) {
    int first = -1;
    int position = 0;
    for (int tries = 0; tries < TRIED_LINES; tries++) {
      position = behindLineEnd(position, until);
      if (position >= until) {
        break;
      }
      if (looksRight(position)) {
        return position;
      }
      first = first < 0 ? position : first;
    }
    return first < 0 ? until : first;
  }

  private int behindLineEnd(int from, int until) {
    int position = from;
    while (position < until) {
      byte value = buffer[position++];
      if (value == '\n' || value == '\r' && buffer[position] != '\n') {
        return position;
      }
    }
    return until;
  }

  private boolean looksRight(int start) {
    trial.input(buffer, length, ending);
    tried.clear();
    int position = start;
    for (int i = 0; i < TRIED_RECORDS && position >= 0 && position < length; i++) {
      position = trial.scan(position, position + 1);
    }
    boolean right = tried.faulty().isEmpty() && tried.rows() > 0;
    scanner.input(buffer, length, ending);
    return right;
  }

  /**
   * Scans all records that start in a range of the buffer, reading more as the last one needs it.
   *
   * <p>After reading more it scans anew, because values that were written behind the input stand
   * where the input goes on. That is rare: a split is read with some room behind it.
   *
   * @return where the next record starts
   */
  int scan(int from, int until, More more) {
    int position = scanner.scan(from, until);
    while (position < 0) {
      int record = ~position;
      if (length - record > maxRecord.bytes()) {
        position = passOver(record, until);
      } else {
        records.clear();
        buffer = scanner.bytes();
        fill(length + Math.max(1 << 12, length - record), more);
        position = scanner.scan(from, until);
      }
    }
    return position;
  }

  private int passOver(int record, int until) {
    int next = scanner.rejectLine(record, CsvFault.tooLong(maxRecord.bytes()));
    if (next < 0) {
      throw tooLong(record);
    }
    return scanner.scan(next, until);
  }

  private LeatException tooLong(int record) {
    return new LeatException(
        ErrorKind.INPUT,
        "%s, byte %d: the line that starts here is longer than %s. Raise the limit with --max-record, or check that this is a text file."
            .formatted(name, offset + record, maxRecord));
  }

  /** Forgets what was scanned, to scan again from another place. */
  void forget() {
    records.clear();
  }

  /** Sets where the first record scanned starts: its position in the buffer, and its line. */
  void first(int position, long line) {
    firstPosition = position;
    firstLine = line;
  }

  String name() {
    return name;
  }

  /** The offset in the input of a position in the buffer. */
  long offsetOf(int position) {
    return offset + position;
  }

  /** The line of a position in the buffer. */
  long lineOf(int position) {
    return firstLine + linesBetween(firstPosition, position);
  }

  /** The number of line ends between two positions in the buffer. */
  int linesBetween(int from, int to) {
    return CsvScanner.lineEnds(buffer, from, to);
  }

  int length() {
    return length;
  }

  CsvScanner.Ending ending() {
    return ending;
  }

  byte[] bytes() {
    return scanner.bytes();
  }

  /** The buffer without values that were written behind the input. */
  byte[] input() {
    return buffer;
  }

  ScannedRecords records() {
    return records;
  }
}
