package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RangeSort;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps rows with their sort keys, for {@link SortedRows} to put in order.
 *
 * <p>The rows of a split are sorted by the prefixes of their keys and kept in that order, while
 * they are in the cache. When ranges are put together later, rows that follow each other then
 * mostly lie together; in input order each would cost a cache miss or two.
 */
public final class SortSink implements Sink {

  /** A split of more bytes becomes several segments; their order is that of the list. */
  private static final int MOST_BYTES = 1 << 21;

  private final Supplier<List<SortKeyWriter>> keys;
  private final RowCodec codec;
  private final RowHeap heap;
  private final OperatorCount count;
  private final List<SortedRows.Segment> segments = Collections.synchronizedList(new ArrayList<>());

  /**
   * A sink of rows.
   *
   * @param keys makes the writers of the sort keys, the first of them first, for a worker
   */
  public SortSink(
      Supplier<List<SortKeyWriter>> keys, RowCodec codec, RowHeap heap, OperatorCount count) {
    this.keys = keys;
    this.codec = codec;
    this.heap = heap;
    this.count = count;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return new SortCollector(worker);
  }

  /** The rows in order, once all workers are done. */
  public SortedRows sorted(SortedRows.Parallel parallel) {
    List<SortedRows.Segment> ordered = new ArrayList<>(segments);
    ordered.sort((a, b) -> Long.compare(a.number(), b.number()));
    return SortedRows.of(heap, ordered, parallel);
  }

  private final class SortCollector implements Collector {

    private final Worker.Misfits misfits;
    private final List<SortKeyWriter> writers = keys.get();
    private final RowHeap.Appender appender = heap.appender();
    private final ByteBuilder key = new ByteBuilder(64);
    private final ByteBuilder rows = new ByteBuilder(1 << 12);
    private final RangeSort sort = new RangeSort(heap);

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
          add(texts, i);
        }
      }
      if (rows.size() > MOST_BYTES) {
        keep(split);
      }
      count.add(batch.rows(), batch.rows());
    }

    private void add(TextColumn[] texts, int index) {
      key.clear();
      for (SortKeyWriter writer : writers) {
        writer.append(index, key);
      }
      int start = rows.size();
      SortedRows.appendRest(key, rows);
      RowCodec.append(texts, index, rows);
      sort.add(SortedRows.prefix(key), (long) start << 32 | (rows.size() - start));
    }

    @Override
    public void splitDone(long split) {
      if (sort.size() > 0) {
        keep(split);
      }
    }

    private void keep(long split) {
      sort.byPrefix();
      long[] addresses = sort.addresses();
      for (int i = 0; i < sort.size(); i++) {
        addresses[i] = appender.add(rows.array(), (int) (addresses[i] >>> 32), (int) addresses[i]);
      }
      segments.add(sort.segment(split));
      rows.clear();
    }
  }
}
