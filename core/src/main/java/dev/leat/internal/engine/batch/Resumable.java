package dev.leat.internal.engine.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * How far the copies of a chain of operators are together, so that a later process can go on behind
 * the splits that are done.
 *
 * <p>Saved while every split that was claimed is done, and no copy is at work; restored before the
 * first split is claimed. The plan, the inputs and the number of threads are the same then.
 */
public interface Resumable {

  /**
   * Where a stream will be read on.
   *
   * @param file its name, as the user wrote it
   * @param offset in bytes of its content
   * @param shortcut what it has noted to get there sooner; nothing if it has not
   */
  record Reading(String file, long offset, byte[] shortcut) {}

  /** What will be read on behind its start, if it takes long to get there. */
  default Optional<Reading> reading() {
    return Optional.empty();
  }

  /** Writes how far the copies are. */
  void save(DataOutputStream out) throws IOException;

  /** Goes on where copies were, and gives the number of splits that they had done. */
  long restore(DataInputStream in) throws IOException;
}
