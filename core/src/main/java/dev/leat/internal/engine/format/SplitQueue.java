package dev.leat.internal.engine.format;

import dev.leat.internal.engine.batch.Operator;
import java.util.List;

/**
 * Hands out the splits of files, one file after the other; safe for all threads.
 *
 * @param <P> the buffer that a worker reads splits into
 */
public final class SplitQueue<P> {

  private final List<? extends Splits<P>> files;
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
  public record Claim<P>(long number, Splits<P> splits, long ofFile) {}

  /** The splits of one file. */
  public interface Splits<P> {

    /** Whether there may be a split of a number, as far as is known without reading. */
    boolean has(long number);

    /** Reads and scans a split; afterwards the piece holds its records. */
    void load(long number, P piece);

    /** Closes the file. */
    void close();
  }

  /** A queue of the splits of files, at least one. */
  public SplitQueue(List<? extends Splits<P>> files) {
    this.files = files;
  }

  /** The next split; its number is {@link Operator#END} when there is none. */
  public synchronized Claim<P> claim() {
    while (present < files.size()) {
      Splits<P> splits = files.get(present);
      if (splits.has(nextOfFile)) {
        return new Claim<>(claimed++, splits, nextOfFile++);
      }
      present++;
      nextOfFile = 0;
    }
    return new Claim<>(Operator.END, files.getLast(), 0);
  }

  /** Counts a copy that reads. */
  public synchronized void join() {
    readers++;
  }

  /** Counts a copy that reads no more; the last one closes all files. */
  public synchronized void leave() {
    readers--;
    if (readers == 0) {
      files.forEach(Splits::close);
    }
  }
}
