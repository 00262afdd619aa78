package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.rows.RowHeap;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rows of the right side of a join, each its keys and then its columns, in {@link KeyBytes}.
 *
 * <p>Nothing is kept of a row but its bytes. Rows stand one behind the other in stretches, one or a
 * few for each split, and are walked through from the start of each: reading their lengths again
 * costs less than memory for an address and a hash of every row, which would have to be filled, and
 * read, too.
 */
final class JoinRows implements AutoCloseable {

  private final RowHeap heap;
  private final int keys;
  private final int width;
  private final long mostBytes;
  private final List<Writer> writers = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong rows = new AtomicLong();

  /** Rows of a split that stand one behind the other. */
  private static final class Stretch {

    private final long split;
    private final long address;
    private int rows;

    private Stretch(long split, long address) {
      this.split = split;
      this.address = address;
    }
  }

  /**
   * No rows.
   *
   * @param keys the number of keys of each row
   * @param columns the number of columns behind them
   * @param mostBytes about how many bytes of rows a worker keeps at most
   */
  JoinRows(RowHeap heap, int keys, int columns, long mostBytes) {
    this.mostBytes = mostBytes;
    this.heap = heap;
    this.keys = keys;
    this.width = keys + columns;
  }

  RowHeap heap() {
    return heap;
  }

  /** A writer for one worker. */
  Writer writer() {
    Writer writer = new Writer();
    writers.add(writer);
    return writer;
  }

  /** The number of rows; of those that are being written, as far as they were counted. */
  long size() {
    return rows.get();
  }

  /** A walk through all rows, in input order, once all are written. */
  Walk walk() {
    return new Walk(stretches());
  }

  private List<Stretch> stretches() {
    List<Stretch> ordered = new ArrayList<>();
    writers.forEach(writer -> ordered.addAll(writer.stretches));
    ordered.sort((a, b) -> Long.compare(a.split, b.split));
    return ordered;
  }

  /** Describes the rows, which stay where they are in the heap. */
  void describe(DataOutputStream out) throws IOException {
    out.writeInt(heap.slabs());
    out.writeLong(rows.get());
    List<Stretch> all = stretches();
    out.writeInt(all.size());
    for (Stretch stretch : all) {
      out.writeLong(stretch.split);
      out.writeLong(stretch.address);
      out.writeInt(stretch.rows);
    }
  }

  /** Makes room for rows that were described, as long as there are none. */
  void restore(DataInputStream in) throws IOException {
    heap.expectSlabs(in.readInt());
    rows.set(in.readLong());
    Writer writer = writer();
    for (int count = in.readInt(); count > 0; count--) {
      Stretch stretch = new Stretch(in.readLong(), in.readLong());
      stretch.rows = in.readInt();
      writer.stretches.add(stretch);
    }
  }

  /** The hash of the keys of the row at a position, or {@link JoinBlock#NO_HASH}. */
  long keyHash(byte[] page, int start) {
    long hash = 0;
    int position = start;
    for (int i = 0; i < keys; i++) {
      int length = KeyBytes.length(page, position);
      if (length < 0) {
        return JoinBlock.NO_HASH;
      }
      int value = KeyBytes.valueStart(page, position);
      hash = Hashing.mix(hash, page, value, length);
      position = value + length;
    }
    return hash | JoinBlock.KEYED;
  }

  /** Where the row at a position ends. */
  int end(byte[] page, int start) {
    return end(page, start, width);
  }

  private static int end(byte[] page, int start, int values) {
    int position = start;
    for (int i = 0; i < values; i++) {
      position = KeyBytes.end(page, position);
    }
    return position;
  }

  @Override
  public void close() {
    heap.close();
  }

  /** Keeps the rows of one worker. */
  final class Writer {

    private final RowHeap.Appender appender = heap.appender(mostBytes);
    private final List<Stretch> stretches = new ArrayList<>();
    private Stretch stretch = new Stretch(-1, -1);
    private long end = -1;
    private long counted;
    private long added;

    /** Keeps a row of a split: its keys, then its columns. */
    void add(long split, byte[] bytes, int start, int length) {
      long address = appender.add(bytes, start, length);
      if (address != end || stretch.split != split) {
        stretch = new Stretch(split, address);
        stretches.add(stretch);
      }
      end = address + length;
      stretch.rows++;
      added++;
    }

    /** Counts the rows added since the last time in for all. */
    void count() {
      rows.addAndGet(added - counted);
      counted = added;
    }

    /** The bytes of all rows kept. */
    long sizeBytes() {
      return appender.sizeBytes();
    }

    /** Hands all rows over, in the order in which they were added, and keeps them no more. */
    void giveAway(Receiver receiver) {
      forEachRow(receiver);
      stretches.clear();
      stretch = new Stretch(-1, -1);
      end = -1;
      rows.addAndGet(-counted);
      counted = 0;
      added = 0;
      appender.free();
    }

    private void forEachRow(Receiver receiver) {
      for (Stretch kept : stretches) {
        byte[] page = heap.page(kept.address);
        int position = RowHeap.offset(kept.address);
        for (int i = 0; i < kept.rows; i++) {
          int next = JoinRows.this.end(page, position);
          receiver.take(kept.split, page, position, next - position);
          position = next;
        }
      }
    }
  }

  /** Takes rows. */
  @FunctionalInterface
  interface Receiver {
    /** Takes a row of a split, which stands in a part of an array. */
    void take(long split, byte[] page, int start, int length);
  }

  /** Goes through the rows, some at a time. */
  final class Walk {

    private final List<Stretch> ordered;
    private int present;
    private int done;
    private int at;

    private Walk(List<Stretch> ordered) {
      this.ordered = ordered;
    }

    /** Fills a block with the next rows, and gives whether there were any. */
    boolean next(JoinBlock block) {
      block.count = 0;
      while (block.count < JoinBlock.ROWS && present < ordered.size()) {
        Stretch stretch = ordered.get(present);
        at = done == 0 ? RowHeap.offset(stretch.address) : at;
        int rows = Math.min(stretch.rows - done, JoinBlock.ROWS - block.count);
        at = fill(block, stretch.address, at, rows);
        done += rows;
        if (done == stretch.rows) {
          present++;
          done = 0;
        }
      }
      return block.count > 0;
    }

    private int fill(JoinBlock block, long address, int start, int rows) {
      byte[] page = heap.page(address);
      long pageAddress = address >>> 32 << 32;
      int position = start;
      int end = block.count + rows;
      for (int i = block.count; i < end; i++) {
        block.addresses[i] = pageAddress | position;
        block.hashes[i] = keyHash(page, position);
        int keyEnd = end(page, position, keys);
        block.keyLengths[i] = keyEnd - position;
        position = end(page, keyEnd, width - keys);
      }
      block.count = end;
      return position;
    }
  }
}
