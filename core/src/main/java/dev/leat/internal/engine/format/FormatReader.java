package dev.leat.internal.engine.format;

import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.io.Format;
import dev.leat.io.Source;
import dev.leat.plan.Plan;
import java.util.List;

/**
 * Reads the files of a format, found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations are stateless and safe for all threads.
 */
public interface FormatReader {

  /** Whether this reads a format. */
  boolean reads(Format format);

  /**
   * Looks into the files of a source and pins what was left open: a scan of all rows and columns.
   */
  Plan.Scan inspect(Source source, List<InputFile> files);

  /** Prepares a scan; what its copies share is made here. */
  Scan scan(Plan.Scan plan, List<InputFile> files, RunState run);

  /** Makes the copies of a scan, one for each worker. */
  @FunctionalInterface
  interface Scan {
    /** The operator of one worker. */
    Operator copyFor(Worker worker);
  }
}
