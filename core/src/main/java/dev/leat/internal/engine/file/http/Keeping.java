package dev.leat.internal.engine.file.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How long a file is wanted, which says whether it is forced to disk. */
public enum Keeping {
  /** By this process only. */
  FOR_NOW,
  /** Longer than a crash of the machine. */
  FOR_GOOD;

  /** Makes the bytes of a file durable. */
  public void force(FileChannel file) throws IOException {
    if (this == FOR_GOOD) {
      file.force(true);
    }
  }

  /** Makes names durable, where directories can be opened for that. */
  public void forceDirectory(Path directory) throws IOException {
    if (this == FOR_GOOD) {
      FileChannel names;
      try {
        names = FileChannel.open(directory, StandardOpenOption.READ);
      } catch (IOException e) {
        return;
      }
      try (names) {
        names.force(true);
      }
    }
  }
}
