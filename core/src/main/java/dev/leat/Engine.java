package dev.leat;

import dev.leat.data.DataSize;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Run;
import dev.leat.run.RunListener;
import dev.leat.run.Settings;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Says where and how datasets run; it never changes what they give.
 *
 * <p>Immutable: every method returns a changed copy. {@code
 * dataset.on(Engine.local().threads(2).memory(DataSize.megabytes(256)))}
 */
public final class Engine {

  private final String name;
  private final Settings settings;

  private Engine(String name, Settings settings) {
    this.name = name;
    this.settings = settings;
  }

  /** The engine of this machine: all cores, three quarters of the heap, no reject allowed. */
  public static Engine local() {
    return new Engine("local", Settings.defaults());
  }

  /** The number of threads, 1 to 1024. */
  public Engine threads(int count) {
    return with(settings.withThreads(count));
  }

  /**
   * The memory cap of a run. Operators keep rows in all of it but a quarter, at most 64 MB, which
   * is for reading and writing; what does not fit is spilled.
   */
  public Engine memory(DataSize cap) {
    return with(settings.withMemory(cap));
  }

  /** The largest number of rows in a batch, and the bytes of input in a split. */
  public Engine batches(int rows, DataSize split) {
    return with(settings.withBatches(rows, Math.toIntExact(split.bytes())));
  }

  /** Whether plans are rewritten before they run. */
  public Engine optimiser(Settings.Optimiser choice) {
    return with(settings.withOptimiser(choice));
  }

  /** What happens to rows that cannot be read or processed. */
  public Engine rejects(RejectPolicy policy) {
    return with(settings.withRejects(policy));
  }

  /** The directory of temporary files. */
  public Engine temporary(Path directory) {
    return with(settings.withTemporary(directory));
  }

  /** The bytes that all temporary files of a run may have together; no cap unless it is set. */
  public Engine maxSpill(DataSize cap) {
    return with(settings.withMaxSpill(cap));
  }

  /** A run that leaves checkpoints, and that goes on where it stopped when it is run again. */
  public Engine run(Run resumable) {
    return with(settings.withRun(resumable));
  }

  /** Who is told of the progress of runs. */
  public Engine listener(RunListener listener) {
    return with(settings.withListener(listener));
  }

  /** Where the location {@code -} is written, in place of standard output; not closed. */
  public Engine standardOutput(OutputStream stream) {
    return with(settings.withStandardOutput(stream));
  }

  /** The name of the engine. */
  public String name() {
    return name;
  }

  /** All settings. */
  public Settings settings() {
    return settings;
  }

  private Engine with(Settings changed) {
    return new Engine(name, changed);
  }
}
