package dev.leat.internal.engine.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How far the copies of a chain of operators are together, so that a later process can go on behind
 * the splits that are done.
 *
 * <p>Saved while every split that was claimed is done, and no copy is at work; restored before the
 * first split is claimed. The plan, the inputs and the number of threads are the same then.
 */
public interface Resumable {

  /** Writes how far the copies are. */
  void save(DataOutputStream out) throws IOException;

  /** Goes on where copies were, and gives the number of splits that they had done. */
  long restore(DataInputStream in) throws IOException;
}
