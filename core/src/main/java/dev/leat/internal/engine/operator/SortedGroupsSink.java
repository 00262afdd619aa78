package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.kernel.VarNumber;
import dev.leat.internal.engine.rows.KeyOrder;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.spill.RowSort;
import java.util.List;

/** Gives the keys and arguments of rows to a {@link RowSort}, for {@link SortedGroups}. */
final class SortedGroupsSink implements Sink {

  private final SortedGroups.Grouping grouping;
  private final RowSort sort;
  private final OperatorCount count;

  SortedGroupsSink(SortedGroups.Grouping grouping, RowSort sort, OperatorCount count) {
    this.grouping = grouping;
    this.sort = sort;
    this.count = count;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return new GroupCollector(worker);
  }

  private final class GroupCollector implements Collector {

    private final Worker.Misfits misfits;
    private final List<Evaluator> keyTexts = grouping.keyTexts();
    private final List<Evaluator> keyValues = grouping.keyValues();
    private final List<SortKeyWriter> order = grouping.order();
    private final List<Evaluator> arguments = grouping.arguments();
    private final RowSort.Writer rows = sort.writer();
    private final ByteBuilder key = new ByteBuilder(64);

    private GroupCollector(Worker worker) {
      this.misfits = worker.misfits();
    }

    @Override
    public void accept(long split, Batch batch) {
      TextColumn[] texts = kept(keyTexts, grouping.keyCodec(), batch);
      Column[] values = new Column[keyValues.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = keyValues.get(i).evaluate(batch, misfits);
      }
      for (SortKeyWriter writer : order) {
        writer.evaluate(batch, misfits);
      }
      TextColumn[] kept = kept(arguments, grouping.argumentCodec(), batch);
      boolean[] bad = misfits.isEmpty() ? new boolean[batch.rows()] : misfits.reject(batch);
      for (int row = 0; row < batch.rows(); row++) {
        if (!bad[row]) {
          add(split, values, texts, kept, row);
        }
      }
      rows.keepIfMany(split);
      count.add(batch.rows(), batch.rows());
    }

    private TextColumn[] kept(List<Evaluator> evaluators, RowCodec codec, Batch batch) {
      TextColumn[] texts = new TextColumn[evaluators.size()];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = codec.text(evaluators.get(i).evaluate(batch, misfits), i, batch.rows());
      }
      return texts;
    }

    /** Adds a row; zeros fill up a short key, so that its first eight bytes are of the group. */
    private void add(long split, Column[] values, TextColumn[] texts, TextColumn[] kept, int row) {
      key.clear();
      for (Column value : values) {
        KeyOrder.ascending().append(value, row, key);
      }
      while (key.size() < Long.BYTES) {
        key.append((byte) 0);
      }
      int groupKeyLength = key.size() - Long.BYTES;
      for (SortKeyWriter writer : order) {
        writer.append(row, key);
      }
      int start = rows.begin(key, split);
      VarNumber.append(groupKeyLength, rows.rows());
      RowCodec.append(texts, row, rows.rows());
      RowCodec.append(kept, row, rows.rows());
      rows.end(key, start);
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
