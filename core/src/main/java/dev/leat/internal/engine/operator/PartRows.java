package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.kernel.VarNumber;
import dev.leat.internal.engine.spill.BlockBuffer;
import dev.leat.internal.engine.spill.PartFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the rows of a part of {@link JoinParts}, in input order; not safe for threads.
 *
 * <p>The rows of a split are in the file of one worker, and each file has them in order. So the
 * file that is at the lowest split is read on. Holds a block of each file in memory.
 */
final class PartRows {

  private final List<Cursor> cursors = new ArrayList<>();
  private Cursor present;

  /** Finds the end of a row. */
  @FunctionalInterface
  interface Ends {
    /** Where the values that start at a position end. */
    int end(byte[] page, int start);
  }

  /** The rows of a part of files. */
  PartRows(List<PartFile> files, int part, Ends ends) {
    for (PartFile file : files) {
      cursors.add(new Cursor(file, part, ends));
    }
    present = lowest();
  }

  /** Goes to the next row; false behind the last. */
  boolean next() {
    if (!present.hasRowOf(present.split)) {
      present = lowest();
    }
    return present.next();
  }

  private Cursor lowest() {
    Cursor lowest = cursors.getFirst();
    for (Cursor cursor : cursors) {
      lowest = cursor.nextSplit() < lowest.nextSplit() ? cursor : lowest;
    }
    return lowest;
  }

  /** The number of the split of the present row. */
  long split() {
    return present.split;
  }

  /** The split in the high, the row of the split in the low 32 bits. */
  long position() {
    return present.split << Integer.SIZE | present.rowOfSplit;
  }

  /** The array that holds the present row. */
  byte[] page() {
    return present.buffer.bytes();
  }

  /** Where its values start. */
  int start() {
    return present.start;
  }

  /** Where its values end. */
  int end() {
    return present.end;
  }

  /** The rows of one file. */
  private static final class Cursor {

    private final PartFile file;
    private final int part;
    private final Ends ends;
    private final BlockBuffer buffer = new BlockBuffer();
    private int nextBlock;
    private int start;
    private int end;
    private long split = -1;
    private long rowOfSplit;

    private Cursor(PartFile file, int part, Ends ends) {
      this.file = file;
      this.part = part;
      this.ends = ends;
    }

    /** The split of the next row, or the largest number behind the last. */
    private long nextSplit() {
      return load() ? VarNumber.at(buffer.bytes(), end) : Long.MAX_VALUE;
    }

    private boolean hasRowOf(long wanted) {
      return nextSplit() == wanted;
    }

    private boolean load() {
      if (end < buffer.length()) {
        return true;
      }
      if (nextBlock == file.blocks(part)) {
        return false;
      }
      file.read(part, nextBlock++, buffer);
      end = 0;
      return true;
    }

    private boolean next() {
      if (!load()) {
        return false;
      }
      byte[] bytes = buffer.bytes();
      split = VarNumber.at(bytes, end);
      int at = VarNumber.end(bytes, end);
      rowOfSplit = VarNumber.at(bytes, at);
      start = VarNumber.end(bytes, at);
      end = ends.end(bytes, start);
      return true;
    }
  }
}
