package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.batch.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The records that a {@link CsvScanner} found in one piece of input: slices, places and faults. */
final class ScannedRecords {

  private final int[][] starts;
  private final int[][] lengths;
  private int[] recordStarts = new int[1 << 10];
  private int[] recordEnds = new int[1 << 10];
  private final List<Faulty> faulty = new ArrayList<>();
  private int rows;
  private int blankLines;
  private int literalQuotes;
  private long lines;

  /**
   * A record that is rejected.
   *
   * @param start where it starts in the bytes scanned
   * @param end where it ends, without its line end
   * @param before the number of good records before it
   */
  record Faulty(int start, int end, CsvFault fault, int before) {}

  /** Room for a number of columns. */
  ScannedRecords(int columns) {
    starts = new int[columns][1 << 10];
    lengths = new int[columns][1 << 10];
  }

  /** Forgets all records. */
  void clear() {
    rows = 0;
    blankLines = 0;
    literalQuotes = 0;
    lines = 0;
    faulty.clear();
  }

  /** Makes room for a record and gives its row. */
  int begin() {
    if (rows == recordStarts.length) {
      grow();
    }
    return rows;
  }

  private void grow() {
    int capacity = rows * 2;
    recordStarts = Arrays.copyOf(recordStarts, capacity);
    recordEnds = Arrays.copyOf(recordEnds, capacity);
    for (int column = 0; column < starts.length; column++) {
      starts[column] = Arrays.copyOf(starts[column], capacity);
      lengths[column] = Arrays.copyOf(lengths[column], capacity);
    }
  }

  /** Where values start, by column and row. */
  int[][] starts() {
    return starts;
  }

  /** How long values are, by column and row, or {@link TextColumn#NULL}. */
  int[][] lengths() {
    return lengths;
  }

  /** Keeps the record begun. */
  void accept(int start, int end, int lineCount) {
    recordStarts[rows] = start;
    recordEnds[rows] = end;
    rows++;
    lines += lineCount;
  }

  /** Makes the fields of the record begun null from a field on. */
  void padFrom(int field, int[] slots) {
    for (int i = field; i < slots.length; i++) {
      if (slots[i] >= 0) {
        starts[slots[i]][rows] = 0;
        lengths[slots[i]][rows] = TextColumn.NULL;
      }
    }
  }

  /** Drops the record begun and remembers its fault. */
  void reject(int start, int end, CsvFault fault, int lineCount) {
    faulty.add(new Faulty(start, end, fault, rows));
    lines += lineCount;
  }

  /** Counts an unquoted field that holds quotes. */
  void literalQuote() {
    literalQuotes++;
  }

  /** Counts a blank line. */
  void blankLine() {
    blankLines++;
    lines++;
  }

  /** Counts a comment line. */
  void commentLine() {
    lines++;
  }

  /** The number of good records. */
  int rows() {
    return rows;
  }

  /** The number of unquoted fields that hold quotes. */
  int literalQuotes() {
    return literalQuotes;
  }

  /** The number of blank lines. */
  int blankLines() {
    return blankLines;
  }

  /** The number of lines, those inside quoted fields included. */
  long lines() {
    return lines;
  }

  /** Where a good record starts. */
  int recordStart(int row) {
    return recordStarts[row];
  }

  /** Where a good record ends, without its line end. */
  int recordEnd(int row) {
    return recordEnds[row];
  }

  /** The rejected records, in order. */
  List<Faulty> faulty() {
    return faulty;
  }
}
