package dev.leat.internal.engine.format;

import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Resumable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

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

  /**
   * Where a split starts.
   *
   * @param start of its bytes, in bytes of the content
   * @param record where its first record starts, there or behind
   * @param line of that record, counted from 1
   * @param stored the bytes of a stream that were read up to there, as stored; else 0
   */
  public record Place(long start, long record, long line, long stored) {

    static Place load(DataInputStream in) throws IOException {
      return new Place(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    void save(DataOutputStream out) throws IOException {
      out.writeLong(start);
      out.writeLong(record);
      out.writeLong(line);
      out.writeLong(stored);
    }
  }

  /** The splits of one file. */
  public interface Splits<P> {

    /** Whether there may be a split of a number, as far as is known without reading. */
    boolean has(long number);

    /**
     * Where the split of a number starts, while no other is worked on and it is the next; empty
     * where nobody could go on from there.
     */
    default Optional<Place> place(long number) {
      return Optional.empty();
    }

    /** Where a stream will be read on, while no split is worked on; empty where that is cheap. */
    default Optional<Resumable.Reading> reading() {
      return Optional.empty();
    }

    /** Goes on at a place, before any split is read; it becomes that of split 0. */
    default void startAt(Place place) {
      throw new UnsupportedOperationException("there are no places to go on at");
    }

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

  /** How far the queue is, if that can be said of all its files. */
  public synchronized Optional<Resumable> resumable() {
    boolean all = files.stream().allMatch(file -> file.place(0).isPresent());
    return all ? Optional.of(new Progress()) : Optional.empty();
  }

  /** The number of splits claimed, the file of the next one, and its place in it. */
  private final class Progress implements Resumable {

    @Override
    public Optional<Reading> reading() {
      synchronized (SplitQueue.this) {
        return present < files.size() ? files.get(present).reading() : Optional.empty();
      }
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
      synchronized (SplitQueue.this) {
        out.writeLong(claimed);
        out.writeInt(present);
        if (present < files.size()) {
          files.get(present).place(nextOfFile).orElseThrow().save(out);
        }
      }
    }

    @Override
    public long restore(DataInputStream in) throws IOException {
      synchronized (SplitQueue.this) {
        claimed = in.readLong();
        present = in.readInt();
        if (present < files.size()) {
          files.get(present).startAt(Place.load(in));
        }
        return claimed;
      }
    }
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
