package dev.leat.internal.engine.spill;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.file.ScratchDirectory;
import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The files that operators of one run write, and the cap on all of them together.
 *
 * <p>Nothing is on the disk before the first file is asked for. The files of a scratch space are
 * deleted when they are closed, at the latest with the space; those of a {@linkplain #kept kept}
 * one stay. Safe for all threads.
 */
public final class SpillSpace implements AutoCloseable {

  private final Path temporary;
  private final DataSize cap;
  private final AtomicLong bytes;
  private final Optional<Path> keptIn;
  private @Nullable ScratchDirectory directory;
  private int files;

  /** The space below a directory for temporary files, for so many bytes at most. */
  public SpillSpace(Path temporary, DataSize cap) {
    this(temporary, cap, new AtomicLong(), Optional.empty());
  }

  private SpillSpace(Path temporary, DataSize cap, AtomicLong bytes, Optional<Path> keptIn) {
    this.temporary = temporary;
    this.cap = cap;
    this.bytes = bytes;
    this.keptIn = keptIn;
  }

  /** Files in a directory, which outlive the run; the cap is on them, too. */
  public SpillSpace kept(Path stepDirectory) {
    return new SpillSpace(temporary, cap, bytes, Optional.of(stepDirectory));
  }

  /** Whether the files outlive the run. */
  public boolean isKept() {
    return keptIn.isPresent();
  }

  /** A new file, for the operator that is named in messages. */
  public synchronized SpillFile file(String operator) {
    Path parent = keptIn.orElseGet(this::scratch);
    Path path;
    do {
      files++;
      path = parent.resolve("%06d.spill".formatted(files));
    } while (isKept() && Files.exists(path));
    return new SpillFile(path, operator, this);
  }

  private Path scratch() {
    ScratchDirectory opened = directory;
    if (opened == null) {
      opened = ScratchDirectory.create(temporary);
      directory = opened;
    }
    return opened.path();
  }

  /** A file that an earlier process kept, as it described it by {@link SpillFile#save}. */
  public SpillFile saved(String operator, DataInput in) throws IOException {
    return SpillFile.load(keptIn.orElseThrow(), operator, this, in);
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
