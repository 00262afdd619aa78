package dev.leat.internal.engine.format.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import dev.leat.internal.engine.format.csv.DrawnEvents.Around;
import dev.leat.internal.engine.format.csv.DrawnEvents.Scan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times the scan of one MiB of events, so that operations per second are MiB per second. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CsvScannerBenchmark {

  /** What is around the fields. */
  @Param public Around around = Around.QUOTES;

  private final Scan all = new Scan(0, 1, 2, 3);
  private final Scan two = new Scan(-1, -1, 0, 1);
  private DrawnEvents events = new DrawnEvents(new byte[CsvScanner.PADDING], 0);

  /** Draws the events. */
  @Setup
  public void fill() {
    events = DrawnEvents.of(around);
  }

  /** Leat, all four columns as slices. */
  @Benchmark
  public int allColumns() {
    return all.scan(events).rows();
  }

  /** Leat, two of the four columns as slices. */
  @Benchmark
  public int twoColumns() {
    return two.scan(events).rows();
  }

  /** FastCSV, all four columns as strings. */
  @Benchmark
  public int fastCsv() throws IOException {
    int fields = 0;
    ByteArrayInputStream input = new ByteArrayInputStream(events.bytes(), 0, events.length());
    try (CsvReader<String[]> reader = CsvReader.builder().build(StringArrayHandler.of(), input)) {
      for (String[] row : reader) {
        fields += row.length;
      }
    }
    return fields;
  }
}
