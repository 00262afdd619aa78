package dev.leat.internal.engine.file;

import dev.leat.data.LeatException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A directory of temporary files that one run or one process needs, and nobody afterwards.
 *
 * <pre>
 *   TEMP/leat-ann/4711-1/lock     locked as long as the process lives, however it ends
 *   TEMP/leat-ann/4711-1/...      what the run puts there
 * </pre>
 *
 * <p>The system frees the lock of a process that dies. So a directory whose lock is free is litter,
 * and the next run of the same user {@linkplain #sweep sweeps} it. Only the user may look into it.
 * Safe for all threads.
 */
public final class ScratchDirectory implements AutoCloseable {

  private static final String LOCK = "lock";

  /** The live ones of this process: opening and closing their lock files would free them. */
  private static final Set<Path> LIVE = ConcurrentHashMap.newKeySet();

  /** Those that live as long as this process, by the directories for temporary files. */
  private static final Map<Path, ScratchDirectory> OF_PROCESS = new ConcurrentHashMap<>();

  private static final AtomicLong COUNTER = new AtomicLong();

  private final Path path;
  private final FileChannel lock;

  private ScratchDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * The one below a directory for temporary files that is there until this process ends.
   *
   * @throws LeatException of kind {@code OUTPUT} or {@code SPACE} when it cannot be created
   */
  public static ScratchDirectory ofProcess(Path temporary) {
    return OF_PROCESS.computeIfAbsent(
        parent(temporary),
        parent -> {
          sweep(temporary);
          ScratchDirectory created = create(temporary);
          Runtime.getRuntime().addShutdownHook(new Thread(created::close, "leat-scratch"));
          return created;
        });
  }

  /**
   * Creates one below a directory for temporary files.
   *
   * @throws LeatException of kind {@code OUTPUT} or {@code SPACE} when that cannot be done
   */
  public static ScratchDirectory create(Path temporary) {
    try {
      Files.createDirectories(temporary);
      while (true) {
        Path parent = ensured(parent(temporary));
        Path path = parent.resolve(ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet());
        ScratchDirectory created = tryCreate(path);
        if (created != null) {
          return created;
        }
      }
    } catch (IOException e) {
      throw Failures.writing(temporary.toString(), 0, e);
    }
  }

  private static Path ensured(Path parent) throws IOException {
    try {
      createForUser(parent);
    } catch (FileAlreadyExistsException e) {
      // Other runs are there.
    }
    return parent;
  }

  private static void createForUser(Path path) throws IOException {
    try {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (UnsupportedOperationException e) {
      Files.createDirectory(path);
    }
  }

  /** Null when the name is taken, or was swept before it was locked. */
  private static @Nullable ScratchDirectory tryCreate(Path path) throws IOException {
    LIVE.add(path);
    try {
      createForUser(path);
      Path lock = path.resolve(LOCK);
      FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (channel.tryLock() != null && Files.exists(lock)) {
        return new ScratchDirectory(path, channel);
      }
      channel.close();
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      // Left by a process of the same number, or swept away with its parent.
    } catch (IOException e) {
      LIVE.remove(path);
      throw e;
    }
    LIVE.remove(path);
    return null;
  }

  /** Absolute, so that a live one is known by whichever path it is reached. */
  private static Path parent(Path temporary) {
    return temporary
        .toAbsolutePath()
        .normalize()
        .resolve("leat-" + System.getProperty("user.name", "user"));
  }

  /** Deletes what crashed runs left below a directory for temporary files; never fails. */
  public static void sweep(Path temporary) {
    Path parent = parent(temporary);
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        if (!LIVE.contains(entry)) {
          sweepOne(entry);
        }
      }
    } catch (IOException e) {
      // Litter of somebody else harms nobody.
    }
    deleteIfEmpty(parent);
  }

  private static void sweepOne(Path litter) {
    try (FileChannel channel = FileChannel.open(litter.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      if (free != null) {
        delete(litter);
      }
    } catch (OverlappingFileLockException | IOException e) {
      // Somebody else's, or gone already.
    }
  }

  private static void delete(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          delete(file);
        }
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }

  private static void deleteIfEmpty(Path directory) {
    try {
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // Other runs are there.
    }
  }

  /** Where to put files. */
  public Path path() {
    return path;
  }

  /** Deletes the directory and all files in it; more calls do nothing. */
  @Override
  public void close() {
    if (!LIVE.contains(path)) {
      return;
    }
    try {
      delete(path);
      lock.close();
    } catch (IOException e) {
      // The next run sweeps it.
    } finally {
      LIVE.remove(path);
    }
    Path parent = path.getParent();
    if (parent != null) {
      deleteIfEmpty(parent);
    }
  }
}
