package dev.leat.internal.engine.spill;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.rows.RowHeap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one worker has spilled, by the number of the part that it belongs to.
 *
 * <p>Costs four bytes of memory a block. One thread adds; all threads may read afterwards.
 */
public final class PartFile implements AutoCloseable {

  private final SpillSpace space;
  private final OperatorCount count;
  private final int[][] blocks;
  private final int[] blockCounts;
  private @Nullable SpillFile file;

  /** Nothing spilled so far, of so many parts. */
  public PartFile(SpillSpace space, OperatorCount count, int parts) {
    this.space = space;
    this.count = count;
    this.blocks = new int[parts][];
    this.blockCounts = new int[parts];
    Arrays.fill(blocks, new int[0]);
  }

  /** Adds a block to a part. */
  public void add(int part, ByteBuilder block) {
    SpillFile opened = file;
    if (opened == null) {
      opened = space.file(count.name());
      file = opened;
    }
    long before = opened.sizeBytes();
    if (blockCounts[part] == blocks[part].length) {
      blocks[part] = Arrays.copyOf(blocks[part], Math.max(4, 2 * blockCounts[part]));
    }
    blocks[part][blockCounts[part]++] = opened.append(block.array(), 0, block.size());
    count.spilled(opened.sizeBytes() - before);
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return file == null;
  }

  /** Reads the blocks of a part, in the order in which they were added. */
  public void forEachBlock(int part, BlockBuffer buffer, RowHeap.RegionReader reader) {
    for (int i = 0; i < blockCounts[part]; i++) {
      read(part, i, buffer);
      reader.read(buffer.bytes(), 0, buffer.length());
    }
  }

  /** The number of blocks of a part. */
  public int blocks(int part) {
    return blockCounts[part];
  }

  /** Reads a block of a part, counted from 0. */
  public void read(int part, int block, BlockBuffer buffer) {
    SpillFile opened = file;
    if (opened == null) {
      throw new IllegalStateException("block " + block + " of part " + part + " (expected: none)");
    }
    opened.read(blocks[part][block], buffer);
  }

  /** Deletes the file; more calls do nothing. */
  @Override
  public void close() {
    SpillFile opened = file;
    if (opened != null) {
      opened.close();
    }
  }
}
