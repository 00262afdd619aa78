package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
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

/** Times how values are read from bytes and written to them; the JDK's own way is the measure. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ValueTextBenchmark {

  private static final int VALUES = 1 << 12;

  /** A type of values, with how Leat and the JDK read and write it. */
  public enum Kind {
    /** Whole numbers up to a million. */
    INTEGER(
        random -> Integer.toString(random.nextInt(1_000_000)),
        IntegerText::parse,
        IntegerText::append,
        Long::parseLong,
        Long::toString),

    /** Degrees with up to six decimals. */
    DOUBLE(
        random -> Double.toString(random.nextInt(180_000_000) / 1e6),
        (bytes, start, length) ->
            Double.doubleToRawLongBits(DoubleText.parse(bytes, start, length)),
        (value, out) -> DoubleText.append(Double.longBitsToDouble(value), out),
        text -> Double.doubleToRawLongBits(Double.parseDouble(text)),
        value -> Double.toString(Double.longBitsToDouble(value))),

    /** Days of three years. */
    DATE(
        random -> LocalDate.of(2019, 1, 1).plusDays(random.nextInt(1_000)).toString(),
        DateText::parse,
        DateText::append,
        text -> LocalDate.parse(text).toEpochDay(),
        value -> LocalDate.ofEpochDay(value).toString());

    private final Function<SplittableRandom, String> draw;
    private final Parser parser;
    private final Appender appender;
    private final ToLongFunction<String> jdkParser;
    private final LongFunction<String> jdkFormatter;

    Kind(
        Function<SplittableRandom, String> draw,
        Parser parser,
        Appender appender,
        ToLongFunction<String> jdkParser,
        LongFunction<String> jdkFormatter) {
      this.draw = draw;
      this.parser = parser;
      this.appender = appender;
      this.jdkParser = jdkParser;
      this.jdkFormatter = jdkFormatter;
    }
  }

  private interface Parser {
    long parse(byte[] bytes, int start, int length);
  }

  private interface Appender {
    void append(long value, ByteBuilder out);
  }

  /** The type of the values. */
  @Param public Kind kind = Kind.INTEGER;

  private final int[] starts = new int[VALUES + 1];
  private final long[] values = new long[VALUES];
  private final ByteBuilder written = new ByteBuilder(VALUES * 32);
  private byte[] bytes = {};

  /** Draws the values. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(42);
    ByteBuilder drawn = new ByteBuilder(VALUES * 32);
    for (int i = 0; i < VALUES; i++) {
      String text = kind.draw.apply(random);
      values[i] = kind.jdkParser.applyAsLong(text);
      drawn.append(text.getBytes(StandardCharsets.US_ASCII));
      starts[i + 1] = drawn.size();
    }
    bytes = drawn.array();
  }

  /** Reads values from bytes. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public long parse() {
    long sum = 0;
    for (int i = 0; i < VALUES; i++) {
      sum += kind.parser.parse(bytes, starts[i], starts[i + 1] - starts[i]);
    }
    return sum;
  }

  /** Makes a string of bytes, and reads the value from it. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public long parseByJdk() {
    long sum = 0;
    for (int i = 0; i < VALUES; i++) {
      int length = starts[i + 1] - starts[i];
      sum +=
          kind.jdkParser.applyAsLong(
              new String(bytes, starts[i], length, StandardCharsets.US_ASCII));
    }
    return sum;
  }

  /** Writes values as bytes. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public int append() {
    written.clear();
    for (long value : values) {
      kind.appender.append(value, written);
    }
    return written.size();
  }

  /** Makes strings of values, and bytes of the strings. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public int appendByJdk() {
    written.clear();
    for (long value : values) {
      written.append(kind.jdkFormatter.apply(value).getBytes(StandardCharsets.US_ASCII));
    }
    return written.size();
  }
}
