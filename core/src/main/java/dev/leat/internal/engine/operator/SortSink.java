package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.spill.RowSort;
import java.util.List;
import java.util.function.Supplier;

/** Gives rows with their sort keys to a {@link RowSort}. */
public final class SortSink implements Sink {

  private final Supplier<List<SortKeyWriter>> keys;
  private final RowCodec codec;
  private final RowSort sort;
  private final OperatorCount count;

  /**
   * A sink of rows.
   *
   * @param keys makes the writers of the sort keys, the first of them first, for a worker
   */
  public SortSink(
      Supplier<List<SortKeyWriter>> keys, RowCodec codec, RowSort sort, OperatorCount count) {
    this.keys = keys;
    this.codec = codec;
    this.sort = sort;
    this.count = count;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return new SortCollector(worker);
  }

  private final class SortCollector implements Collector {

    private final Worker.Misfits misfits;
    private final List<SortKeyWriter> writers = keys.get();
    private final RowSort.Writer rows = sort.writer();
    private final ByteBuilder key = new ByteBuilder(64);

    private SortCollector(Worker worker) {
      this.misfits = worker.misfits();
    }

    @Override
    public void accept(long split, Batch batch) {
      for (SortKeyWriter writer : writers) {
        writer.evaluate(batch, misfits);
      }
      boolean[] bad = misfits.isEmpty() ? new boolean[batch.rows()] : misfits.reject(batch);
      TextColumn[] texts = codec.texts(batch);
      for (int i = 0; i < batch.rows(); i++) {
        if (!bad[i]) {
          key.clear();
          for (SortKeyWriter writer : writers) {
            writer.append(i, key);
          }
          rows.add(key, split, texts, i);
        }
      }
      rows.keepIfMany(split);
      count.add(batch.rows(), batch.rows());
    }

    @Override
    public void splitDone(long split) {
      rows.keep(split);
    }

    @Override
    public void flush() {
      rows.spill();
    }
  }
}
