package dev.leat.internal.engine.spill;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Rows on the disk in the order of their keys, in blocks, of each of which the first key is known.
 *
 * <p>Costs some 30 to 90 bytes of memory a block: the keys are cut behind the bytes that tell which
 * rows stay together, and after {@value #KEY_BYTES} bytes beyond their prefix, which makes them no
 * greater.
 */
public final class SortedRun implements AutoCloseable {

  static final int KEY_BYTES = 56;

  private final SpillFile file;
  private final ByteBuilder rests = new ByteBuilder(1 << 10);
  private long[] prefixes = new long[16];
  private int[] restEnds = new int[16];
  private int[] sizes = new int[16];
  private int blocks;
  private long rows;

  SortedRun(SpillFile file) {
    this.file = file;
  }

  /** Appends a block of rows, of which the first has this key. */
  void append(Key first, ByteBuilder block, int rowsOfBlock) {
    if (blocks == prefixes.length) {
      prefixes = Arrays.copyOf(prefixes, blocks * 2);
      restEnds = Arrays.copyOf(restEnds, blocks * 2);
      sizes = Arrays.copyOf(sizes, blocks * 2);
    }
    file.append(block.array(), 0, block.size());
    prefixes[blocks] = first.prefix();
    rests.append(first.bytes(), first.start(), Math.min(KEY_BYTES, first.length()));
    restEnds[blocks] = rests.size();
    sizes[blocks] = block.size();
    blocks++;
    rows += rowsOfBlock;
  }

  /** The number of blocks. */
  int blocks() {
    return blocks;
  }

  /** The number of rows. */
  public long rows() {
    return rows;
  }

  /** The bytes of a block, before it was packed. */
  int sizeOf(int block) {
    return sizes[block];
  }

  /** A key that is not greater than the first of a block, and greater than all before the block. */
  Key keyOf(int block) {
    int start = block == 0 ? 0 : restEnds[block - 1];
    return new Key(prefixes[block], rests.array(), start, restEnds[block] - start);
  }

  /** The last block that starts below a key, or the first: no row from that key on is before it. */
  int lastBelow(Key key) {
    int low = 0;
    int high = blocks;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keyOf(middle).compareTo(key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  /** The file of the blocks. */
  SpillFile file() {
    return file;
  }

  /** Where the file is. */
  public Path path() {
    return file.path();
  }

  /** The bytes on the disk. */
  public long storedBytes() {
    return file.sizeBytes();
  }

  /** Describes the run for a later process. */
  public void save(DataOutput out) throws IOException {
    file.save(out);
    out.writeInt(blocks);
    out.writeLong(rows);
    for (int i = 0; i < blocks; i++) {
      out.writeLong(prefixes[i]);
      out.writeInt(restEnds[i]);
      out.writeInt(sizes[i]);
    }
    out.write(rests.array(), 0, rests.size());
  }

  /** A run that was described. */
  public static SortedRun load(SpillSpace space, String operator, DataInput in) throws IOException {
    SortedRun run = new SortedRun(space.saved(operator, in));
    run.blocks = in.readInt();
    run.rows = in.readLong();
    run.prefixes = new long[Math.max(16, run.blocks)];
    run.restEnds = new int[Math.max(16, run.blocks)];
    run.sizes = new int[Math.max(16, run.blocks)];
    for (int i = 0; i < run.blocks; i++) {
      run.prefixes[i] = in.readLong();
      run.restEnds[i] = in.readInt();
      run.sizes[i] = in.readInt();
    }
    byte[] rests = new byte[run.blocks == 0 ? 0 : run.restEnds[run.blocks - 1]];
    in.readFully(rests);
    run.rests.append(rests);
    return run;
  }

  /** Deletes the run, even one that was to be kept. */
  void delete() {
    file.delete();
  }

  @Override
  public void close() {
    file.close();
  }

  /**
   * A sort key: its prefix, and where the rest of it stands.
   *
   * @param prefix the first eight bytes, compared without a sign
   * @param bytes the array that holds the rest
   * @param start where it starts
   * @param length its length, in bytes
   */
  record Key(long prefix, byte[] bytes, int start, int length) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      return compare(prefix, bytes, start, length, other);
    }

    /** The order of a key that is given in parts, and another. */
    static int compare(long prefix, byte[] bytes, int start, int length, Key other) {
      int order = Long.compareUnsigned(prefix, other.prefix);
      return order != 0
          ? order
          : Arrays.compareUnsigned(
              bytes, start, start + length, other.bytes, other.start, other.start + other.length);
    }
  }
}
