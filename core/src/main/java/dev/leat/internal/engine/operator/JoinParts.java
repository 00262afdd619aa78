package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.kernel.VarNumber;
import dev.leat.internal.engine.spill.PartBuffers;
import dev.leat.internal.engine.spill.PartFile;
import dev.leat.internal.engine.spill.SpillSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One side of a join on the disk, in parts by the hash of the keys, so that rows that can be
 * partners are in parts of the same number.
 *
 * <pre>
 *   a row: the number of its split, that of the row in the split (7 bits a byte each), its values
 * </pre>
 */
final class JoinParts implements AutoCloseable {

  private static final int MOST_PARTS = 1 << 8;
  private static final int LEAST_PARTS = 1 << 4;
  private static final int LEAST_BLOCK_BYTES = 1 << 11;
  private static final int MOST_BLOCK_BYTES = 1 << 16;

  /** Above the bits that a {@link JoinEntry} takes as its tag, below those that find its slot. */
  private static final int HASH_SHIFT = 20;

  private final SpillSpace space;
  private final OperatorCount count;
  private final int parts;
  private final int blockBytes;
  private final List<PartFile> files = Collections.synchronizedList(new ArrayList<>());

  /**
   * No rows.
   *
   * @param workerBytes the memory that each worker may use for the blocks it is filling
   */
  JoinParts(SpillSpace space, OperatorCount count, long workerBytes) {
    this.space = space;
    this.count = count;
    this.parts =
        Math.clamp(Long.highestOneBit(workerBytes / LEAST_BLOCK_BYTES), LEAST_PARTS, MOST_PARTS);
    this.blockBytes = Math.clamp(workerBytes / parts, LEAST_BLOCK_BYTES, MOST_BLOCK_BYTES);
  }

  /** The number of parts, a power of two. */
  int count() {
    return parts;
  }

  /** A writer for one worker. */
  Writer writer() {
    PartFile file = new PartFile(space, count, parts);
    files.add(file);
    return new Writer(new PartBuffers(file, parts, blockBytes));
  }

  /** The files of the workers; the rows of a split are in one of them, in order. */
  List<PartFile> files() {
    return files;
  }

  @Override
  public void close() {
    files.forEach(PartFile::close);
  }

  /** Writes the rows of one worker, split by split. */
  final class Writer {

    private final PartBuffers buffers;
    private long split = -1;
    private long rowOfSplit;

    private Writer(PartBuffers buffers) {
      this.buffers = buffers;
    }

    /** Adds a row, by the hash of its keys. */
    void add(long hash, long splitOfRow, byte[] bytes, int start, int length) {
      begin(hash, splitOfRow).append(bytes, start, length);
    }

    /** Begins a row; the caller appends its values to what is returned. */
    ByteBuilder begin(long hash, long splitOfRow) {
      if (split != splitOfRow) {
        split = splitOfRow;
        rowOfSplit = 0;
      }
      ByteBuilder block = buffers.of((int) (hash >>> HASH_SHIFT) & (parts - 1));
      VarNumber.append(split, block);
      VarNumber.append(rowOfSplit++, block);
      return block;
    }

    /** Writes what is left. */
    void finish() {
      buffers.finish();
    }
  }
}
