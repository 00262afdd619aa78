package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.KeyOrder;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.spill.RowSort;

/** Gives the rows of one side of a merge, with their keys, to a {@link RowSort}. */
final class MergeSink implements Sink {

  private final MergeShape shape;
  private final int side;
  private final RowSort sort;
  private final OperatorCount count;

  MergeSink(MergeShape shape, int side, RowSort sort, OperatorCount count) {
    this.shape = shape;
    this.side = side;
    this.sort = sort;
    this.count = count;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return new MergeCollector(worker);
  }

  private final class MergeCollector implements Collector {

    private final Worker.Misfits misfits;
    private final GroupKeys keys = new GroupKeys(shape.plan().sides().get(side), shape.keyTypes());
    private final RowSort.Writer rows = sort.writer();
    private final RowCodec codec = shape.codecs().get(side);
    private final ByteBuilder key = new ByteBuilder(64);

    private MergeCollector(Worker worker) {
      this.misfits = worker.misfits();
    }

    @Override
    public void accept(long split, Batch batch) {
      Column[] values = keys.of(batch, misfits);
      boolean[] bad = misfits.isEmpty() ? new boolean[batch.rows()] : misfits.reject(batch);
      TextColumn[] keyTexts = new TextColumn[values.length];
      for (int i = 0; i < values.length; i++) {
        keyTexts[i] = shape.keyCodec().text(values[i], i, batch.rows());
      }
      TextColumn[] columns = codec.texts(batch);
      for (int row = 0; row < batch.rows(); row++) {
        if (!bad[row]) {
          add(split, values, keyTexts, columns, row);
        }
      }
      rows.keepIfMany(MergeShape.numbered(side, split));
      count.add(batch.rows(), 0);
    }

    private void add(
        long split, Column[] values, TextColumn[] keyTexts, TextColumn[] columns, int row) {
      key.clear();
      for (Column value : values) {
        KeyOrder.ascending().append(value, row, key);
      }
      int start = rows.begin(key, MergeShape.numbered(side, split));
      RowCodec.append(keyTexts, row, rows.rows());
      RowCodec.append(columns, row, rows.rows());
      rows.end(key, start);
    }

    @Override
    public void splitDone(long split) {
      rows.keep(MergeShape.numbered(side, split));
    }

    @Override
    public void flush() {
      rows.spill();
    }
  }
}
