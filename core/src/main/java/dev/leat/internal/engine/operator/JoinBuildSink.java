package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Keeps the rows of the right side of a join, each behind its key, for a {@link JoinTable}. */
final class JoinBuildSink implements Sink {

  private final Supplier<JoinKeys> keys;
  private final RowCodec codec;
  private final RowHeap heap;
  private final OperatorCount count;
  private final List<SortedRows.Segment> segments = Collections.synchronizedList(new ArrayList<>());

  JoinBuildSink(Supplier<JoinKeys> keys, RowCodec codec, RowHeap heap, OperatorCount count) {
    this.keys = keys;
    this.codec = codec;
    this.heap = heap;
    this.count = count;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return new BuildCollector(worker);
  }

  /** The table of all rows, once all workers are done. */
  JoinTable table(
      int keyColumns, int parts, Reservation reservation, SortedRows.Parallel parallel) {
    List<SortedRows.Segment> ordered = new ArrayList<>(segments);
    ordered.sort(Comparator.comparingLong(SortedRows.Segment::number));
    return JoinTable.of(heap, keyColumns, ordered, parts, reservation, parallel);
  }

  private final class BuildCollector implements Collector {

    private final Worker.Misfits misfits;
    private final JoinKeys joinKeys = keys.get();
    private final KeyBytes key = new KeyBytes();
    private final ByteBuilder row = new ByteBuilder(256);
    private final RowHeap.Appender appender = heap.appender();
    private SortedRows.Segment segment = new SortedRows.Segment(-1);

    private BuildCollector(Worker worker) {
      this.misfits = worker.misfits();
    }

    @Override
    public void accept(long split, Batch batch) {
      if (segment.number() != split) {
        segment = new SortedRows.Segment(split);
        segments.add(segment);
      }
      JoinKeys.Keyed keyed = joinKeys.of(batch, misfits);
      TextColumn[] texts = codec.texts(keyed.batch());
      for (int i = 0; i < keyed.batch().rows(); i++) {
        int length = key.encode(keyed.keys(), i);
        row.clear();
        row.append(key.bytes(), 0, length);
        RowCodec.append(texts, i, row);
        segment.add(Hashing.mix(0, key.bytes(), 0, length), appender.add(row));
      }
      count.add(batch.rows(), 0);
    }

    @Override
    public void splitDone(long split) {
      segment.trim();
    }
  }
}
