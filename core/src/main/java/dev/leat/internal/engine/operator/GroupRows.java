package dev.leat.internal.engine.operator;

import dev.leat.data.Row;
import dev.leat.data.Rows;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.spill.BlockBuffer;
import dev.leat.internal.engine.spill.PartFile;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one side of a group: the first of them in memory, the others, if any, in a part of a
 * file.
 *
 * @param inMemory the first of them, at least one
 * @param spilled how many are in the file, at least one
 * @param file has them in the part of a number
 */
record GroupRows(
    List<Row> inMemory, long spilled, PartFile file, int part, Schema schema, RowCodec codec)
    implements Rows {

  @Override
  public long size() {
    return inMemory.size() + spilled;
  }

  @Override
  public Iterator<Row> iterator() {
    return new AllRows();
  }

  @Override
  public Row first() {
    return inMemory.getFirst();
  }

  /** The rows in memory, then those of one block of the file after the other. */
  private final class AllRows implements Iterator<Row> {

    private final RowBatches rows = new RowBatches(schema);
    private final RowCodec.Reader reader = codec.new Reader();
    private final BlockBuffer buffer = new BlockBuffer();
    private @Nullable Batch batch;
    private int nextOfBatch;
    private int nextBlock;
    private int nextFirst;

    @Override
    public boolean hasNext() {
      return nextFirst < inMemory.size() || hasNextOfBatch() || nextBlock < file.blocks(part);
    }

    private boolean hasNextOfBatch() {
      Batch present = batch;
      return present != null && nextOfBatch < present.rows();
    }

    @Override
    public Row next() {
      if (nextFirst < inMemory.size()) {
        return inMemory.get(nextFirst++);
      }
      Batch present = hasNextOfBatch() ? batch : read();
      if (present == null) {
        throw new NoSuchElementException();
      }
      return rows.row(present, nextOfBatch++);
    }

    private Batch read() {
      if (nextBlock == file.blocks(part)) {
        throw new NoSuchElementException();
      }
      file.read(part, nextBlock++, buffer);
      reader.clear();
      for (int at = 0; at < buffer.length(); at = codec.end(buffer.bytes(), at)) {
        reader.add(buffer.bytes(), at);
      }
      Batch read = reader.batch();
      batch = read;
      nextOfBatch = 0;
      return read;
    }
  }
}
