package dev.leat.internal.engine.format.json;

import dev.leat.internal.engine.kernel.JsonTokens;
import dev.leat.internal.engine.kernel.Words;
import java.util.Arrays;

/** The buffer that one worker reads splits into, with the documents found there; used again. */
final class DocumentPiece {

  private static final long LINE_ENDS = Words.repeat('\n');

  private final DocumentScanner scanner;
  private byte[] buffer = new byte[JsonTokens.PADDING];
  private int length;
  private boolean last;
  private String name = "";
  private long offset;
  private long firstLine;
  private int firstPosition;

  /** Reads more of the input into an array: the number of bytes, or -1 at its end. */
  @FunctionalInterface
  interface More {
    /** Fills an array from a position on. */
    int read(byte[] into, int at, int count);
  }

  /** A piece whose documents a scanner finds. */
  DocumentPiece(DocumentScanner scanner) {
    this.scanner = scanner;
  }

  /** Begins a split whose buffer starts at an offset of its input. */
  void begin(String inputName, long bufferOffset) {
    name = inputName;
    offset = bufferOffset;
    length = 0;
    last = false;
    buffer = scanner.bytes().length > buffer.length ? scanner.bytes() : buffer;
  }

  /** Adds bytes to the buffer, until there are so many or the input ends. */
  void fill(int count, More more) {
    reserve(count);
    while (length < count && !last) {
      int read = more.read(buffer, length, count - length);
      last = read < 0;
      length += Math.max(0, read);
    }
  }

  /** Puts bytes that were read before behind those that are there. */
  void put(byte[] bytes) {
    reserve(length + bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  private void reserve(int count) {
    if (buffer.length < count + JsonTokens.PADDING) {
      buffer = Arrays.copyOf(buffer, count + JsonTokens.PADDING);
    }
  }

  /** Says that the buffer holds the end of the input. */
  void markLast() {
    last = true;
  }

  /** Whether the buffer holds the end of the input. */
  boolean isLast() {
    return last;
  }

  /** Forgets the bytes from a position on. */
  void cut(int newLength) {
    length = newLength;
  }

  /** The number of bytes read. */
  int length() {
    return length;
  }

  /** The bytes, with a byte 0 behind them. */
  byte[] terminated() {
    reserve(length);
    buffer[length] = 0;
    return buffer;
  }

  /** Gives the bytes to the scanner, which is to find the documents in them. */
  DocumentScanner scanner() {
    reserve(length);
    scanner.input(buffer, length);
    return scanner;
  }

  /** Where the first line end from a position on is, or the length. */
  int lineEnd(int from) {
    int at = from;
    while (at + Long.BYTES <= length) {
      long found = Words.equal(Words.at(buffer, at), LINE_ENDS);
      if (found != 0) {
        return at + Words.first(found);
      }
      at += Long.BYTES;
    }
    while (at < length && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Behind the last line end, or 0 when there is none. */
  int behindLastLineEnd() {
    int at = length;
    while (at > 0 && buffer[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /** Sets where in the buffer the first line starts, and its number. */
  void first(int position, long line) {
    firstPosition = position;
    firstLine = line;
  }

  /** The name of the input. */
  String name() {
    return name;
  }

  /** The offset in the input of a position in the buffer. */
  long offsetOf(int position) {
    return offset + position;
  }

  /** The line of a position in the buffer. */
  long lineOf(int position) {
    long line = firstLine;
    int at = firstPosition;
    for (; at + Long.BYTES <= position; at += Long.BYTES) {
      line += Words.count(Words.at(buffer, at), LINE_ENDS);
    }
    for (; at < position; at++) {
      line += buffer[at] == '\n' ? 1 : 0;
    }
    return line;
  }

  /** The bytes that were read. */
  byte[] input() {
    return buffer;
  }

  /** The bytes that values are slices of. */
  byte[] bytes() {
    return scanner.bytes();
  }

  /** What was found. */
  ScannedDocuments documents() {
    return scanner.documents();
  }

  /** The number of keys that an object had before. */
  long duplicates() {
    return scanner.duplicates();
  }
}
