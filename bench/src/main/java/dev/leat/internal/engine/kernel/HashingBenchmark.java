package dev.leat.internal.engine.kernel;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
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

/**
 * Times the hash of one key; the checksum that processors have an instruction for is the measure.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HashingBenchmark {

  /** The length of the key, in bytes. */
  @Param({"3", "14", "100"})
  public int length;

  private final byte[] key = new byte[256];
  private final CRC32C checksum = new CRC32C();

  /** Draws the key. */
  @Setup
  public void fill() {
    new SplittableRandom(42).nextBytes(key);
  }

  /** The hash of Leat's key tables. */
  @Benchmark
  public long mix() {
    return Hashing.mix(0, key, 0, length);
  }

  /** The checksum of the JDK. */
  @Benchmark
  public long crc32c() {
    checksum.reset();
    checksum.update(key, 0, length);
    return checksum.getValue();
  }
}
