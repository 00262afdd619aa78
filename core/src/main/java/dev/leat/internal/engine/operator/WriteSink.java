package dev.leat.internal.engine.operator;

import dev.leat.data.Deferred;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.Place;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Turns;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.file.OutputFile;
import dev.leat.internal.engine.format.FormatWriter;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.internal.engine.spill.SpillSpace;
import dev.leat.io.Format;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Encodes rows on all threads and writes them in order.
 *
 * <p>Where rows may have any fields and the format wants columns, these are the fields that are
 * known or, when none is, those of the first row. A row with a further field is rejected, or with a
 * value that is not of the type of its column where that has one; one that lacks a field has null
 * there.
 */
public final class WriteSink implements Sink {

  /** The bytes of a split from which on it is asked whether some of them can be written. */
  private static final int PART_BYTES = 1 << 20;

  private final Assembly assembly;
  private final OrderedOutput output;
  private final Schema schema;
  private final RunState run;
  private final Turns<Optional<Schema>> headers;

  /**
   * A sink of rows of a schema.
   *
   * @param space for what a writer cannot write before it has seen all rows
   */
  public WriteSink(
      OutputFile file,
      Schema schema,
      FormatWriter writer,
      Format format,
      SpillSpace space,
      RunState run) {
    this.assembly =
        switch (writer) {
          case FormatWriter.InPieces pieces -> new Concatenation(file, pieces, format, schema, run);
          case FormatWriter.AsWhole whole ->
              new WholeAssembly(file, whole, format, schema, space, run);
        };
    this.output = new OrderedOutput(assembly, run);
    this.schema = schema;
    this.run = run;
    this.headers = new Turns<>(run, assembly.knownColumns());
    if (!assembly.needsColumns()) {
      assembly.begin(schema);
    } else {
      assembly.knownColumns().ifPresent(assembly::begin);
    }
  }

  /** Writes what stands behind the last row, once all workers are done. */
  public void end() {
    assembly.end();
  }

  @Override
  public Collector collectorFor(Worker worker) {
    return assembly.needsColumns() ? new OpenCollector(worker) : new FixedCollector(schema, worker);
  }

  private class FixedCollector implements Collector {

    private ByteBuilder bytes = output.builder();
    private long rows;
    private Assembly.@Nullable Preparation preparation;

    /** Of rows whose columns are told before the first comes. */
    FixedCollector() {}

    FixedCollector(Schema columns, Worker worker) {
      preparation = assembly.preparation(columns, worker);
    }

    /** Goes on with rows of other columns. */
    void columns(Schema columns, Worker worker) {
      preparation = assembly.preparation(columns, worker);
    }

    @Override
    public void accept(long split, Batch batch) {
      rows += Objects.requireNonNull(preparation).append(batch, bytes);
      if (bytes.size() >= PART_BYTES) {
        output.writePart(split, bytes);
      }
    }

    @Override
    public void splitDone(long split) {
      run.wrote(rows, 0);
      rows = 0;
      output.put(split, bytes);
      bytes = output.builder();
    }
  }

  /** What is wrong with a row. */
  private record Fault(String column, String reason) {}

  private final class OpenCollector extends FixedCollector {

    private final Worker worker;
    private final RowBatches rowsOf = new RowBatches(schema);
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
        Optional<Fault> fault = fault(rows.get(i), columns, known);
        if (fault.isPresent()) {
          Place place = batch.origin().place(i).orText(rows.get(i).toString());
          worker.reject(place, fault.get().column(), fault.get().reason());
        } else {
          places[kept.size()] = i;
          kept.add(rows.get(i));
        }
      }
      Origin origin = batch.origin().gather(places, kept.size());
      super.accept(split, new RowBatches(columns).batch(kept, origin));
    }

    private Optional<Fault> fault(Row row, Schema columns, Set<String> known) {
      for (int i = 0; i < row.size(); i++) {
        String name = row.names().get(i);
        if (!known.contains(name)) {
          return Optional.of(new Fault(name, strange()));
        }
        Object value = row.raw(i);
        Type type = columns.type(name);
        if (value != null && !fits(value, type)) {
          return Optional.of(new Fault(name, misfit(value, type)));
        }
      }
      return Optional.empty();
    }

    /** Whether a value is one of a type, or is still text, which is parsed and judged later. */
    private static boolean fits(Object value, Type type) {
      boolean judgedLater = value instanceof Deferred || type == Type.ANY || type == Type.TEXT;
      if (judgedLater || Values.typeOf(value) == type) {
        return true;
      }
      try {
        return Values.typeOf(Values.convert(value, type)) == type;
      } catch (LeatException e) {
        return false;
      }
    }

    private String misfit(Object value, Type type) {
      String reason = "\"%s\" is no %s".formatted(Values.text(value), type);
      return schema.size() == 0 ? reason + ", as the value of the first row is" : reason;
    }

    private String strange() {
      return schema.size() == 0
          ? "the field is not among those of the first row; name all with select"
          : "the field is not among those that were sampled; name all with select";
    }

    private Schema ask(long split, List<Row> rows) {
      if (!asked) {
        asked = true;
        header = headers.await(split);
        if (header.isEmpty()) {
          header = Optional.of(assembly.columnsOf(rows.getFirst()));
          assembly.begin(header.get());
        }
        columns(header.get(), worker);
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
