package dev.leat.internal.engine.operator;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.Place;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Turns;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.file.OutputFile;
import dev.leat.internal.engine.format.Encoder;
import dev.leat.internal.engine.rows.RowBatches;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Encodes rows on all threads and writes them in order.
 *
 * <p>Rows that may have any fields get the fields of the first row as their columns: a row with a
 * further field is rejected, one that lacks a field has null there.
 */
public final class WriteSink implements Sink {

  private final OrderedOutput output;
  private final Schema schema;
  private final Supplier<Encoder> encoders;
  private final RunState run;
  private final Turns<Optional<Schema>> headers;

  /** A sink of rows of a schema. */
  public WriteSink(OutputFile file, Schema schema, Supplier<Encoder> encoders, RunState run) {
    this.output = new OrderedOutput(file, run);
    this.schema = schema;
    this.encoders = encoders;
    this.run = run;
    this.headers = new Turns<>(run, Optional.empty());
    if (!schema.isOpen()) {
      head(schema);
    }
  }

  private void head(Schema columns) {
    ByteBuilder head = new ByteBuilder(1 << 10);
    encoders.get().header(columns, head);
    output.head(head);
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return schema.isOpen() ? new OpenCollector(worker) : new FixedCollector();
  }

  private class FixedCollector implements Collector {

    private final Encoder encoder = encoders.get();
    private ByteBuilder bytes = output.builder();
    private long rows;

    @Override
    public void accept(long split, Batch batch) {
      encoder.encode(batch, bytes);
      rows += batch.rows();
    }

    @Override
    public void splitDone(long split) {
      run.wrote(rows, bytes.size());
      rows = 0;
      output.put(split, bytes);
      bytes = output.builder();
    }
  }

  private final class OpenCollector extends FixedCollector {

    private final Worker worker;
    private final RowBatches rowsOf = new RowBatches(Schema.open());
    private Optional<Schema> header = Optional.empty();
    private boolean asked;

    private OpenCollector(Worker worker) {
      this.worker = worker;
    }

    @Override
    public void accept(long split, Batch batch) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < batch.rows(); i++) {
        rows.add(rowsOf.row(batch, i));
      }
      Schema columns = ask(split, rows);
      Set<String> known = new HashSet<>(columns.names());
      List<Row> kept = new ArrayList<>();
      int[] places = new int[rows.size()];
      for (int i = 0; i < rows.size(); i++) {
        Optional<String> strange = strange(rows.get(i), known);
        if (strange.isPresent()) {
          reject(batch.origin().place(i), rows.get(i), strange.get());
        } else {
          places[kept.size()] = i;
          kept.add(rows.get(i));
        }
      }
      Origin origin = batch.origin().gather(places, kept.size());
      super.accept(split, new RowBatches(columns).batch(kept, origin));
    }

    private static Optional<String> strange(Row row, Set<String> known) {
      return row.names().stream().filter(name -> !known.contains(name)).findFirst();
    }

    private void reject(Place place, Row row, String name) {
      String reason = "the field is not among those of the first row; name all with select";
      worker.reject(place.orText(row.toString()), name, reason);
    }

    private Schema ask(long split, List<Row> rows) {
      if (!asked) {
        asked = true;
        header = headers.await(split);
        if (header.isEmpty()) {
          header = Optional.of(Schema.ofText(rows.getFirst().names()));
          head(header.get());
        }
        headers.hand(split, header);
      }
      return header.orElseThrow();
    }

    @Override
    public void splitDone(long split) {
      if (!asked) {
        headers.hand(split, headers.await(split));
      }
      asked = false;
      super.splitDone(split);
    }
  }
}
