package dev.leat.internal.engine.format.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.format.csv.DrawnEvents.Around;
import dev.leat.internal.engine.format.csv.DrawnEvents.Scan;
import dev.leat.io.Csv;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times the writing of the events of one MiB, so that operations per second are MiB per second. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CsvEncoderBenchmark {

  private static final int COLUMNS = 4;

  private final CsvEncoder minimal = new CsvEncoder(Csv.commas());
  private final CsvEncoder quoted = new CsvEncoder(Csv.quoteAll());
  private final ByteBuilder out = new ByteBuilder(1 << 21);
  private TextColumn[] columns = {};
  private Batch batch = new Batch(0, columns, Origin.COMPUTED);

  /** Draws the events. */
  @Setup
  public void fill() {
    DrawnEvents events = DrawnEvents.of(Around.QUOTES);
    ScannedRecords records = new Scan(0, 1, 2, 3).scan(events);
    columns = new TextColumn[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      columns[i] = new TextColumn(events.bytes(), records.starts()[i], records.lengths()[i]);
    }
    batch = new Batch(records.rows(), columns, Origin.COMPUTED);
  }

  /** Leat, quotes only where they are needed, which is nowhere. */
  @Benchmark
  public int minimal() {
    out.clear();
    minimal.encode(batch, out);
    return out.size();
  }

  /** Leat, quotes everywhere. */
  @Benchmark
  public int quoted() {
    out.clear();
    quoted.encode(batch, out);
    return out.size();
  }

  /** FastCSV, from strings to characters. */
  @Benchmark
  public int fastCsv() throws IOException {
    try (CsvWriter writer = CsvWriter.builder().build(Writer.nullWriter())) {
      for (int row = 0; row < batch.rows(); row++) {
        writer.writeRecord(
            columns[0].text(row), columns[1].text(row), columns[2].text(row), columns[3].text(row));
      }
    }
    return batch.rows();
  }
}
