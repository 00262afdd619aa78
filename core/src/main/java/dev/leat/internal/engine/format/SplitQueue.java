package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.batch.Operator;
import java.util.List;

/** Hands out the splits of files, one file after the other; safe for all threads. */
final class SplitQueue {

  private final List<? extends Splits> files;
  private int present;
  private long nextOfFile;
  private long claimed;
  private int readers;

  /**
   * A split that nobody else has.
   *
   * @param number its number among the splits of all files
   * @param splits the splits of its file
   * @param ofFile its number among them
   */
  record Claim(long number, Splits splits, long ofFile) {}

  /** The splits of one file. */
  interface Splits {

    /** Whether there may be a split of a number, as far as is known without reading. */
    boolean has(long number);

    /** Reads and scans a split; afterwards the piece holds its records. */
    void load(long number, Piece piece);

    /** Closes the file. */
    void close();
  }

  SplitQueue(List<? extends Splits> files) {
    this.files = files;
  }

  /** The next split; its number is {@link Operator#END} when there is none. */
  synchronized Claim claim() {
    while (present < files.size()) {
      Splits splits = files.get(present);
      if (splits.has(nextOfFile)) {
        return new Claim(claimed++, splits, nextOfFile++);
      }
      present++;
      nextOfFile = 0;
    }
    return new Claim(Operator.END, files.getLast(), 0);
  }

  /** Counts a copy that reads. */
  synchronized void join() {
    readers++;
  }

  /** Counts a copy that reads no more; the last one closes all files. */
  synchronized void leave() {
    readers--;
    if (readers == 0) {
      files.forEach(Splits::close);
    }
  }
}
