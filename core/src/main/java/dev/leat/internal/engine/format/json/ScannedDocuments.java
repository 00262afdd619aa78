package dev.leat.internal.engine.format.json;

import dev.leat.internal.engine.batch.JsonColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The documents that were found in one piece of input: slices, places and faults. */
final class ScannedDocuments {

  private final int[][] starts;
  private final int[][] lengths;
  private int[] recordStarts = new int[1 << 10];
  private int[] recordEnds = new int[1 << 10];
  private final List<Faulty> faulty = new ArrayList<>();
  private int rows;
  private long lines;

  /**
   * A document that is rejected.
   *
   * @param start where it starts in the bytes scanned
   * @param end where it ends, without its line end
   * @param reason a sentence without a place
   */
  record Faulty(int start, int end, String reason) {}

  /** Room for values in a number of slots. */
  ScannedDocuments(int slots) {
    starts = new int[slots][1 << 10];
    lengths = new int[slots][1 << 10];
  }

  /** Forgets all documents. */
  void clear() {
    rows = 0;
    lines = 0;
    faulty.clear();
  }

  /** Makes room for a document, none of whose values has been found. */
  void begin() {
    if (rows == recordStarts.length) {
      grow();
    }
    for (int[] ofSlot : lengths) {
      ofSlot[rows] = JsonColumn.MISSING;
    }
  }

  private void grow() {
    int capacity = rows * 2;
    recordStarts = Arrays.copyOf(recordStarts, capacity);
    recordEnds = Arrays.copyOf(recordEnds, capacity);
    for (int slot = 0; slot < starts.length; slot++) {
      starts[slot] = Arrays.copyOf(starts[slot], capacity);
      lengths[slot] = Arrays.copyOf(lengths[slot], capacity);
    }
  }

  /** Sets a value of the document begun. */
  void put(int slot, int start, int end) {
    starts[slot][rows] = start;
    lengths[slot][rows] = end - start;
  }

  /** Keeps the document begun. */
  void accept(int start, int end) {
    recordStarts[rows] = start;
    recordEnds[rows] = end;
    rows++;
  }

  /** Drops the document begun and remembers its fault. */
  void reject(int start, int end, String reason) {
    faulty.add(new Faulty(start, end, reason));
  }

  /** Counts a line. */
  void line() {
    lines++;
  }

  /** Where values start, by slot and row. */
  int[][] starts() {
    return starts;
  }

  /** How long values are, by slot and row. */
  int[][] lengths() {
    return lengths;
  }

  /** The number of good documents. */
  int rows() {
    return rows;
  }

  /** The number of lines that start in the piece. */
  long lines() {
    return lines;
  }

  /** Where a good document starts. */
  int recordStart(int row) {
    return recordStarts[row];
  }

  /** Where a good document ends. */
  int recordEnd(int row) {
    return recordEnds[row];
  }

  /** The rejected documents, in order. */
  List<Faulty> faulty() {
    return faulty;
  }
}
