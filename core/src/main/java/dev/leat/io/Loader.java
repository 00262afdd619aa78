package dev.leat.io;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * Writes a file that is then read: a download, an export.
 *
 * <p>It is called on the thread that asks for the file, once for each run; nobody sees the file
 * before it is whole.
 */
@FunctionalInterface
public interface Loader extends Serializable {

  /**
   * Writes the file.
   *
   * @param file where to write; nothing is there yet, its directory is
   * @throws Exception when the file cannot be written; what was written is deleted
   */
  void load(Path file) throws Exception;
}
