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
import dev.leat.internal.engine.format.FormatWriter;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.io.Format;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Encodes rows on all threads and writes them in order.
 *
 * <p>Where rows may have any fields and the format wants columns, these are the fields that are
 * known or, when none is, those of the first row. A row with a further field is rejected, one that
 * lacks a field has null there.
 */
public final class WriteSink implements Sink {

  /** The bytes of a split from which on it is asked whether some of them can be written. */
  private static final int PART_BYTES = 1 << 20;

  private final OrderedOutput output;
  private final Schema schema;
  private final FormatWriter writer;
  private final Format format;
  private final RunState run;
  private final Turns<Optional<Schema>> headers;

  /** A sink of rows of a schema. */
  public WriteSink(
      OutputFile file, Schema schema, FormatWriter writer, Format format, RunState run) {
    this.output = new OrderedOutput(file, writer.encoder(format, schema).between(), run);
    this.schema = schema;
    this.writer = writer;
    this.format = format;
    this.run = run;
    this.headers = new Turns<>(run, known());
    if (!needsColumns()) {
      head(schema);
    } else {
      known().ifPresent(this::head);
    }
  }

  private boolean needsColumns() {
    return schema.isOpen() && !writer.writesOpenRows();
  }

  private Optional<Schema> known() {
    return schema.size() == 0 ? Optional.empty() : Optional.of(Schema.ofText(schema.names()));
  }

  private void head(Schema columns) {
    ByteBuilder head = new ByteBuilder(1 << 10);
    writer.encoder(format, columns).header(columns, head);
    output.around(head);
  }

  /** Writes what stands behind the last row, once all workers are done. */
  public void end() {
    ByteBuilder foot = new ByteBuilder(16);
    writer.encoder(format, schema).footer(foot);
    output.around(foot);
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return needsColumns() ? new OpenCollector(worker) : new FixedCollector(schema);
  }

  private class FixedCollector implements Collector {

    private ByteBuilder bytes = output.builder();
    private long rows;
    private long writtenBytes;
    private Encoder encoder;

    FixedCollector(Schema columns) {
      encoder = writer.encoder(format, columns);
    }

    /** Goes on with rows of other columns. */
    void columns(Schema columns) {
      encoder = writer.encoder(format, columns);
    }

    @Override
    public void accept(long split, Batch batch) {
      encoder.encode(batch, bytes);
      rows += batch.rows();
      if (bytes.size() >= PART_BYTES) {
        int size = bytes.size();
        output.writePart(split, bytes);
        writtenBytes += size - bytes.size();
      }
    }

    @Override
    public void splitDone(long split) {
      run.wrote(rows, writtenBytes + bytes.size());
      rows = 0;
      writtenBytes = 0;
      output.put(split, bytes);
      bytes = output.builder();
    }
  }

  private final class OpenCollector extends FixedCollector {

    private final Worker worker;
    private final RowBatches rowsOf = new RowBatches(schema);
    private Optional<Schema> header = Optional.empty();
    private boolean asked;

    private OpenCollector(Worker worker) {
      super(schema);
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
      String reason =
          schema.size() == 0
              ? "the field is not among those of the first row; name all with select"
              : "the field is not among those that were sampled; name all with select";
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
        columns(header.get());
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
