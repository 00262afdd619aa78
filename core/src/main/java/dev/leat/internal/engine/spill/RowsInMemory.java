package dev.leat.internal.engine.spill;

import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortRecord;
import dev.leat.internal.engine.rows.SortedRows;
import java.util.List;

/** Ordered rows of a heap; a range is sorted by the worker that takes it. */
record RowsInMemory(SortedRows rows, RowHeap heap) implements OrderedRows {

  @Override
  public int ranges() {
    return rows.ranges();
  }

  @Override
  public List<SortedRun> runs() {
    return List.of();
  }

  @Override
  public RangeReader reader() {
    return new HeapReader(rows.new Taker(), heap);
  }

  @Override
  public void close() {
    heap.close();
  }

  private static final class HeapReader implements RangeReader {

    private static final int FETCHED_TOGETHER = 1 << 11;

    private final SortedRows.Taker taker;
    private final RowHeap heap;
    private int next;
    private int end;

    private HeapReader(SortedRows.Taker taker, RowHeap heap) {
      this.taker = taker;
      this.heap = heap;
    }

    @Override
    public void take(int range) {
      end = taker.take(range);
      next = 0;
    }

    @Override
    public void takeWithKeys(int range) {
      end = taker.takeWithPrefixes(range);
      next = 0;
    }

    @Override
    public boolean next() {
      if (next % FETCHED_TOGETHER == 0) {
        heap.fetch(taker.addresses(), next, Math.min(end, next + FETCHED_TOGETHER));
      }
      next++;
      return next <= end;
    }

    @Override
    public long prefix() {
      return taker.prefixes()[next - 1];
    }

    @Override
    public byte[] page() {
      return heap.page(taker.addresses()[next - 1]);
    }

    @Override
    public int record() {
      return RowHeap.offset(taker.addresses()[next - 1]);
    }

    @Override
    public int give(RowCodec.Reader reader, int most) {
      int from = next;
      int to = Math.min(end, from + most);
      long[] addresses = taker.addresses();
      heap.fetch(addresses, from, to);
      for (; next < to; next++) {
        byte[] page = heap.page(addresses[next]);
        reader.add(page, SortRecord.values(page, RowHeap.offset(addresses[next])));
      }
      return to - from;
    }
  }
}
