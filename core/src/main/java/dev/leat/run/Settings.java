package dev.leat.run;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * How a plan is run: nothing in here changes a byte of the result.
 *
 * @param threads the number of threads, 1 to {@link #MOST_THREADS}
 * @param memory the memory cap of all operators of the run together
 * @param batchRows the largest number of rows in a batch, 1 or more
 * @param splitBytes the size of the pieces that an input is read in, in bytes, 16 or more
 * @param optimiser whether plans are rewritten before they run
 * @param rejects what happens to rows that cannot be read or processed
 * @param temporary the directory of temporary files
 * @param listener is told of the progress of the run
 * @param standardOutput where the location {@code -} is written; flushed, and not closed
 */
public record Settings(
    int threads,
    DataSize memory,
    int batchRows,
    int splitBytes,
    Optimiser optimiser,
    RejectPolicy rejects,
    Path temporary,
    RunListener listener,
    OutputStream standardOutput) {

  /** The most threads of a run; more of them would only need memory. */
  public static final int MOST_THREADS = 1024;

  /** Whether plans are rewritten before they run. */
  public enum Optimiser {
    /** Plans are rewritten to read and keep less. */
    ON,
    /** Plans run as they were written; the rows are the same. */
    OFF
  }

  /** Checks the numbers. */
  public Settings {
    atLeast("threads", threads, 1);
    if (threads > MOST_THREADS) {
      throw new LeatException(
          ErrorKind.USAGE, "threads: %d (expected: 1 to %d)".formatted(threads, MOST_THREADS));
    }
    atLeast("batchRows", batchRows, 1);
    atLeast("splitBytes", splitBytes, 16);
  }

  /** One thread per processor, three quarters of the heap, no row may be rejected. */
  public static Settings defaults() {
    Runtime machine = Runtime.getRuntime();
    return new Settings(
        machine.availableProcessors(),
        new DataSize(machine.maxMemory() / 4 * 3),
        1 << 16,
        1 << 19,
        Optimiser.ON,
        RejectPolicy.fail(),
        Path.of(System.getProperty("java.io.tmpdir")),
        RunListener.SILENT,
        new FileOutputStream(FileDescriptor.out));
  }

  /** These settings with another number of threads. */
  public Settings withThreads(int count) {
    return new Settings(
        count,
        memory,
        batchRows,
        splitBytes,
        optimiser,
        rejects,
        temporary,
        listener,
        standardOutput);
  }

  /** These settings with another memory cap. */
  public Settings withMemory(DataSize cap) {
    return new Settings(
        threads,
        cap,
        batchRows,
        splitBytes,
        optimiser,
        rejects,
        temporary,
        listener,
        standardOutput);
  }

  /** These settings with other sizes of batches, in rows, and of splits, in bytes. */
  public Settings withBatches(int rows, int bytes) {
    return new Settings(
        threads, memory, rows, bytes, optimiser, rejects, temporary, listener, standardOutput);
  }

  /** These settings with the optimiser on or off. */
  public Settings withOptimiser(Optimiser choice) {
    return new Settings(
        threads,
        memory,
        batchRows,
        splitBytes,
        choice,
        rejects,
        temporary,
        listener,
        standardOutput);
  }

  /** These settings with another treatment of rejects. */
  public Settings withRejects(RejectPolicy policy) {
    return new Settings(
        threads,
        memory,
        batchRows,
        splitBytes,
        optimiser,
        policy,
        temporary,
        listener,
        standardOutput);
  }

  /** These settings with another directory of temporary files. */
  public Settings withTemporary(Path directory) {
    return new Settings(
        threads,
        memory,
        batchRows,
        splitBytes,
        optimiser,
        rejects,
        directory,
        listener,
        standardOutput);
  }

  /** These settings with another listener. */
  public Settings withListener(RunListener told) {
    return new Settings(
        threads,
        memory,
        batchRows,
        splitBytes,
        optimiser,
        rejects,
        temporary,
        told,
        standardOutput);
  }

  /** These settings with another stream for the location {@code -}. */
  public Settings withStandardOutput(OutputStream stream) {
    return new Settings(
        threads, memory, batchRows, splitBytes, optimiser, rejects, temporary, listener, stream);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new LeatException(
          ErrorKind.USAGE, "%s: %d (expected: >= %d)".formatted(name, value, least));
    }
  }
}
