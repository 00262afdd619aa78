package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import java.util.function.Supplier;

/** Keeps the rows of the right side of a join, each behind its keys, for a {@link JoinTable}. */
final class JoinBuildSink implements Sink {

  private final Supplier<JoinKeys> keys;
  private final JoinShape shape;
  private final JoinRows rows;
  private final OperatorCount count;

  JoinBuildSink(Supplier<JoinKeys> keys, JoinShape shape, JoinRows rows, OperatorCount count) {
    this.keys = keys;
    this.shape = shape;
    this.rows = rows;
    this.count = count;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return new BuildCollector(worker);
  }

  private final class BuildCollector implements Collector {

    private final Worker.Misfits misfits;
    private final JoinKeys joinKeys = keys.get();
    private final JoinRows.Writer writer = rows.writer();

    private BuildCollector(Worker worker) {
      this.misfits = worker.misfits();
    }

    @Override
    public void accept(long split, Batch batch) {
      JoinKeys.Keyed keyed = joinKeys.of(batch, misfits);
      TextColumn[] values = values(keyed);
      for (int row = 0; row < keyed.batch().rows(); row++) {
        writer.add(split, values, row);
      }
      count.add(batch.rows(), 0);
    }

    private TextColumn[] values(JoinKeys.Keyed keyed) {
      int width = keyed.keys().length;
      int[] kept = shape.keptColumns();
      TextColumn[] values = new TextColumn[width + kept.length];
      System.arraycopy(keyed.keys(), 0, values, 0, width);
      for (int i = 0; i < kept.length; i++) {
        values[width + i] =
            shape.keptCodec().text(keyed.batch().column(kept[i]), i, keyed.batch().rows());
      }
      return values;
    }
  }
}
