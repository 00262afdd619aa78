package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowCodec;
import java.util.function.Supplier;

/** Puts the rows of the left side of a join into {@link JoinParts}. */
final class JoinLeftSink implements Sink {

  private final Supplier<JoinKeys> keys;
  private final RowCodec codec;
  private final JoinParts parts;
  private final OperatorCount count;

  JoinLeftSink(Supplier<JoinKeys> keys, RowCodec codec, JoinParts parts, OperatorCount count) {
    this.keys = keys;
    this.codec = codec;
    this.parts = parts;
    this.count = count;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return new LeftCollector(worker);
  }

  private final class LeftCollector implements Collector {

    private final Worker.Misfits misfits;
    private final JoinKeys joinKeys = keys.get();
    private final JoinParts.Writer writer = parts.writer();
    private final JoinBlock block = new JoinBlock();

    private LeftCollector(Worker worker) {
      this.misfits = worker.misfits();
    }

    @Override
    public void accept(long split, Batch batch) {
      JoinKeys.Keyed keyed = joinKeys.of(batch, misfits);
      TextColumn[] values = codec.texts(keyed.batch());
      int rows = keyed.batch().rows();
      for (int from = 0; from < rows; from += JoinBlock.ROWS) {
        int to = Math.min(rows, from + JoinBlock.ROWS);
        block.take(keyed.keys(), from, to);
        for (int row = from; row < to; row++) {
          RowCodec.append(values, row, writer.begin(block.hashes[row - from], split));
        }
      }
      count.add(batch.rows(), 0);
    }

    @Override
    public void finish() {
      writer.finish();
    }
  }
}
