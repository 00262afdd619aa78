package dev.leat.run;

import java.util.function.Supplier;

/**
 * Is told of a run.
 *
 * <p>The engine calls {@link #started} once before it reads, with a supplier that may be asked for
 * the progress at any time and from any thread until {@link #finished}. Nothing is pushed during
 * the run, so that watching costs the run nothing. A file that is fetched before a run is told of
 * in the same way, as a run of its own.
 */
public interface RunListener {

  /** Hears nothing. */
  RunListener SILENT = new RunListener() {};

  /** A run begins; the supplier gives its progress at any time, from any thread. */
  default void started(Supplier<Progress> progress) {}

  /** A run has ended, with or without success. */
  default void finished() {}
}
