package dev.leat.internal.engine.checkpoint;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.file.SpillFailures;
import dev.leat.internal.engine.stage.ContentIdentity;
import dev.leat.internal.engine.stage.ContentMemo;
import dev.leat.run.Run;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a run that can be resumed, held by one process at a time.
 *
 * <pre>
 *   ROOT/NAMESPACE/DATE/lock          locked while a process is at the run; says which
 *   ROOT/NAMESPACE/DATE/contents      what the inputs were like when they were looked at
 *   ROOT/NAMESPACE/DATE/steps/KEY/    what the step has kept whose plan has that key
 * </pre>
 */
public final class RunDirectory implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final String CONTENTS = "contents";
  private static final String STEPS = "steps";

  private final Path path;
  private final FileChannel lock;

  private RunDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens the directory of a run, and makes it where there is none.
   *
   * @throws LeatException of kind {@code FAILED} when another process is at the run, which it names
   */
  public static RunDirectory open(Run run) {
    Path path = run.directory();
    try {
      Files.createDirectories(path.resolve(STEPS));
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String holder = holder(channel);
        channel.close();
        throw new LeatException(
            ErrorKind.FAILED,
            "The run \"%s\" is being done by %s. Wait for it to end, or name another with --execution-date."
                .formatted(path, holder));
      }
      sign(channel);
      return new RunDirectory(path, channel);
    } catch (IOException e) {
      throw SpillFailures.writing("run", path, 0, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** The lock is on a byte far behind these, so that others can read who holds it. */
  private static void sign(FileChannel channel) throws IOException {
    String text =
        "process %d since %s"
            .formatted(
                ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(200);
    channel.read(text, 0);
    String holder = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    return holder.isEmpty() ? "another process" : holder;
  }

  /** The directory. */
  public Path path() {
    return path;
  }

  /** What an earlier process found in the inputs; nothing if it left nothing that can be read. */
  public ContentMemo inputs() {
    ContentMemo inputs = new ContentMemo(ContentIdentity.SAMPLED);
    try {
      Optional<DataInputStream> kept = CheckpointFile.read(path.resolve(CONTENTS));
      return kept.isPresent() ? inputs.load(kept.get()) : inputs;
    } catch (IOException e) {
      return new ContentMemo(ContentIdentity.SAMPLED);
    }
  }

  /** Keeps what was found in the inputs for a later process. */
  public void keep(ContentMemo inputs) {
    try {
      CheckpointFile.write(path.resolve(CONTENTS), inputs::save);
    } catch (IOException e) {
      throw SpillFailures.writing("run", path, 0, e);
    }
  }

  /** The directory of the step whose plan has a key. */
  Path step(String key) {
    return path.resolve(STEPS).resolve(key);
  }

  /** Lets other processes go on with the run; more calls do nothing. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // The system frees it with the process.
    }
  }
}
