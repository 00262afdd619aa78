package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times the numbering of keys, which is the inner loop of grouping; a hash map is the measure. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyTableBenchmark {

  private static final int ROWS = 1 << 16;
  private static final int WIDTH = 12;

  /** The number of distinct keys. */
  @Param({"100", "20000", "1000000"})
  public int keys;

  private final KeyBytes encoder = new KeyBytes();
  private final KeyTable table = new KeyTable();
  private final Map<String, Integer> map = new HashMap<>();
  private TextColumn[] columns = {};

  /** Draws the rows, and shows each key once, so that growing is not timed. */
  @Setup
  public void fill() {
    columns = new TextColumn[] {column(new SplittableRandom(42))};
    byte[] key = new byte[WIDTH];
    for (int i = 0; i < keys; i++) {
      write(i, key, 0);
      TextColumn one = new TextColumn(key, new int[] {0}, new int[] {WIDTH});
      number(encoder.encode(new TextColumn[] {one}, 0));
      map.putIfAbsent(one.text(0), map.size());
    }
  }

  private TextColumn column(SplittableRandom random) {
    byte[] bytes = new byte[ROWS * WIDTH + Long.BYTES];
    int[] starts = new int[ROWS];
    int[] lengths = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      starts[row] = row * WIDTH;
      lengths[row] = WIDTH;
      write(random.nextInt(keys), bytes, starts[row]);
    }
    return new TextColumn(bytes, starts, lengths);
  }

  private static void write(int key, byte[] into, int at) {
    byte[] text = "%012d".formatted(key).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, into, at, WIDTH);
  }

  /** Encodes, hashes and finds the key of each row. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long keyTable() {
    long sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += number(encoder.encode(columns, row));
    }
    return sum;
  }

  private int number(int length) {
    byte[] key = encoder.bytes();
    return table.number(Hashing.mix(0, key, 0, length), key, 0, length);
  }

  /** Makes a string of each key and finds it. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long hashMap() {
    long sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += map.getOrDefault(columns[0].text(row), 0);
    }
    return sum;
  }
}
