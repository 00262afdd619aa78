package dev.leat.internal.engine.spill;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.file.ScratchDirectory;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The files that one run spills to, and the cap on all of them together.
 *
 * <p>Nothing is on the disk before the first file is asked for. Files are numbered in the order in
 * which they were asked for, and deleted with the space. Safe for all threads.
 */
public final class SpillSpace implements AutoCloseable {

  private final Path temporary;
  private final DataSize cap;
  private final AtomicLong bytes = new AtomicLong();
  private @Nullable ScratchDirectory directory;
  private int files;

  /** The space below a directory for temporary files, for so many bytes at most. */
  public SpillSpace(Path temporary, DataSize cap) {
    this.temporary = temporary;
    this.cap = cap;
  }

  /** A new file, for the operator that is named in messages. */
  public synchronized SpillFile file(String operator) {
    ScratchDirectory opened = directory;
    if (opened == null) {
      opened = ScratchDirectory.create(temporary);
      directory = opened;
    }
    files++;
    return new SpillFile(opened.path().resolve("%06d.spill".formatted(files)), operator, this);
  }

  /** Counts bytes that a file takes more, or, when negative, gives back. */
  void grow(String operator, long more) {
    long now = bytes.addAndGet(more);
    if (more > 0 && now > cap.bytes()) {
      bytes.addAndGet(-more);
      throw new LeatException(
          ErrorKind.SPACE,
          "The %s needs more than %s of temporary files, the cap on all of them. Raise it with --max-spill, or --memory to spill less."
              .formatted(operator, cap));
    }
  }

  /** The bytes of all files that there are. */
  public long bytes() {
    return bytes.get();
  }

  /** Deletes all files; more calls do nothing. */
  @Override
  public synchronized void close() {
    ScratchDirectory opened = directory;
    if (opened != null) {
      directory = null;
      opened.close();
    }
  }
}
