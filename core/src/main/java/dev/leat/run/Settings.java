package dev.leat.run;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a plan is run: nothing in here changes a byte of the result.
 *
 * @param threads the number of threads, 1 to {@link #MOST_THREADS}
 * @param memory the memory cap of the run: operators keep rows in all of it but a quarter, at most
 *     64 MB, which is for reading and writing; what does not fit is spilled
 * @param batchRows the largest number of rows in a batch, 1 or more
 * @param splitBytes the size of the pieces that an input is read in, in bytes, 16 or more
 * @param optimiser whether plans are rewritten before they run
 * @param rejects what happens to rows that cannot be read or processed
 * @param temporary the directory of temporary files
 * @param maxSpill the bytes that all temporary files of operators may have together
 * @param run where the run leaves checkpoints to be resumed at, if it does
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
    DataSize maxSpill,
    Optional<Run> run,
    RunListener listener,
    OutputStream standardOutput) {

  /** The most threads of a run; more of them would only need memory. */
  public static final int MOST_THREADS = 1024;

  /** One stream for all, so that equal settings are equal. */
  private static final OutputStream STANDARD_OUTPUT = new FileOutputStream(FileDescriptor.out);

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
        new DataSize(Long.MAX_VALUE),
        Optional.empty(),
        RunListener.SILENT,
        STANDARD_OUTPUT);
  }

  /** These settings with another number of threads. */
  public Settings withThreads(int count) {
    return with(draft -> draft.threads = count);
  }

  /** These settings with another memory cap. */
  public Settings withMemory(DataSize cap) {
    return with(draft -> draft.memory = cap);
  }

  /** These settings with other sizes of batches, in rows, and of splits, in bytes. */
  public Settings withBatches(int rows, int bytes) {
    return with(draft -> {
      draft.batchRows = rows;
      draft.splitBytes = bytes;
    });
  }

  /** These settings with the optimiser on or off. */
  public Settings withOptimiser(Optimiser choice) {
    return with(draft -> draft.optimiser = choice);
  }

  /** These settings with another treatment of rejects. */
  public Settings withRejects(RejectPolicy policy) {
    return with(draft -> draft.rejects = policy);
  }

  /** These settings with another directory of temporary files. */
  public Settings withTemporary(Path directory) {
    return with(draft -> draft.temporary = directory);
  }

  /** These settings with another cap on temporary files. */
  public Settings withMaxSpill(DataSize cap) {
    return with(draft -> draft.maxSpill = cap);
  }

  /** These settings for a run that leaves checkpoints. */
  public Settings withRun(Run resumable) {
    return with(draft -> draft.run = Optional.of(resumable));
  }

  /** These settings with another listener. */
  public Settings withListener(RunListener told) {
    return with(draft -> draft.listener = told);
  }

  /** These settings with another stream for the location {@code -}. */
  public Settings withStandardOutput(OutputStream stream) {
    return with(draft -> draft.standardOutput = stream);
  }

  private Settings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** Settings on their way to others: the one place that copies them all. */
  private static final class Draft {

    private int threads;
    private DataSize memory;
    private int batchRows;
    private int splitBytes;
    private Optimiser optimiser;
    private RejectPolicy rejects;
    private Path temporary;
    private DataSize maxSpill;
    private Optional<Run> run;
    private RunListener listener;
    private OutputStream standardOutput;

    private Draft(Settings from) {
      threads = from.threads;
      memory = from.memory;
      batchRows = from.batchRows;
      splitBytes = from.splitBytes;
      optimiser = from.optimiser;
      rejects = from.rejects;
      temporary = from.temporary;
      maxSpill = from.maxSpill;
      run = from.run;
      listener = from.listener;
      standardOutput = from.standardOutput;
    }

    private Settings settings() {
      return new Settings(
          threads,
          memory,
          batchRows,
          splitBytes,
          optimiser,
          rejects,
          temporary,
          maxSpill,
          run,
          listener,
          standardOutput);
    }
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new LeatException(
          ErrorKind.USAGE, "%s: %d (expected: >= %d)".formatted(name, value, least));
    }
  }
}
