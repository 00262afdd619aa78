package dev.leat.internal.engine.operator;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowBatches;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps all rows in memory, in order. */
public final class CollectSink implements Sink {

  private final Schema schema;
  private final RunState run;
  private final ConcurrentSkipListMap<Long, List<Row>> splits = new ConcurrentSkipListMap<>();

  /** A sink of rows of a schema. */
  public CollectSink(Schema schema, RunState run) {
    this.schema = schema;
    this.run = run;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    RowBatches rows = new RowBatches(schema);
    return (split, batch) -> add(split, batch, rows);
  }

  private void add(long split, Batch batch, RowBatches rows) {
    List<Row> list = splits.computeIfAbsent(split, number -> new ArrayList<>());
    for (int i = 0; i < batch.rows(); i++) {
      list.add(rows.row(batch, i));
    }
    run.wrote(batch.rows(), 0);
  }

  /** The rows in order, once all workers are done. */
  public List<Row> rows() {
    List<Row> all = new ArrayList<>();
    splits.values().forEach(all::addAll);
    return all;
  }
}
