package dev.leat.internal.engine.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file beside a target, locked as long as the process that writes it lives.
 *
 * <p>The system frees the locks of a process that dies, however it dies. So a temporary file whose
 * lock is free is litter, and whoever writes to the same target next deletes it.
 */
final class TemporaryFile implements AutoCloseable {

  /** The live ones of this process: opening and closing one again would free its lock. */
  private static final Set<Path> LIVE = ConcurrentHashMap.newKeySet();

  private static final AtomicLong COUNTER = new AtomicLong();
  private static final int LONGEST_LABEL = 100;

  private final Path path;
  private final FileChannel channel;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates one beside a target, with the permissions that the target has if it is there. */
  static TemporaryFile create(Path target) throws IOException {
    while (true) {
      String ending = ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet() + ".tmp";
      TemporaryFile created = tryCreate(target.resolveSibling(prefix(target) + ending));
      if (created != null) {
        created.takePermissions(target);
        return created;
      }
    }
  }

  /** Null when the name is taken, or was swept before it was locked. */
  private static @Nullable TemporaryFile tryCreate(Path path) throws IOException {
    LIVE.add(path);
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null && Files.exists(path)) {
        return new TemporaryFile(path, channel);
      }
      channel.close();
    } catch (FileAlreadyExistsException e) {
      // Left by a process of the same number; the next number is tried.
    } catch (IOException e) {
      LIVE.remove(path);
      throw e;
    }
    LIVE.remove(path);
    return null;
  }

  private void takePermissions(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(path, Files.getPosixFilePermissions(target));
    } catch (UnsupportedOperationException | FileSystemException e) {
      // The file system has no such permissions, or does not let them be given.
    }
  }

  /** Deletes the temporary files of a target whose processes are dead. */
  static void sweep(Path target) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(prefix(target)) + "\\d+-\\d+\\.tmp");
    Path directory = Target.directory(target);
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            directory, entry -> name.matcher(entry.getFileName().toString()).matches())) {
      for (Path entry : entries) {
        if (!LIVE.contains(entry)) {
          sweepOne(entry);
        }
      }
    }
  }

  private static void sweepOne(Path litter) {
    try (FileChannel channel = FileChannel.open(litter, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(litter);
      }
    } catch (OverlappingFileLockException | IOException e) {
      // Somebody else's, or gone already: it harms nobody.
    }
  }

  /** What the names of all temporary files of a target start with. */
  private static String prefix(Path target) {
    Path fileName = target.getFileName();
    String name = fileName == null ? "" : fileName.toString();
    if (name.length() > LONGEST_LABEL) {
      name = name.substring(0, LONGEST_LABEL / 2) + Integer.toHexString(name.hashCode());
    }
    return "." + name + ".leat-";
  }

  /** Where to write. */
  FileChannel channel() {
    return channel;
  }

  /** Makes what was written durable, and gives it the name of the target at once. */
  void replace(Path target) throws IOException {
    channel.force(true);
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    LIVE.remove(path);
    forceDirectory(target);
  }

  /**
   * Makes what was written durable, and gives it the name of the target unless that is taken.
   *
   * @throws FileAlreadyExistsException when it is taken
   */
  void settle(Path target) throws IOException {
    channel.force(true);
    try {
      Files.createLink(target, path);
      Files.delete(path);
    } catch (UnsupportedOperationException e) {
      Files.move(path, target);
    }
    LIVE.remove(path);
    forceDirectory(target);
  }

  /** Makes the name durable, where directories can be opened for that. */
  private static void forceDirectory(Path target) throws IOException {
    FileChannel directory;
    try {
      directory = FileChannel.open(Target.directory(target), StandardOpenOption.READ);
    } catch (IOException e) {
      return;
    }
    try (directory) {
      directory.force(true);
    }
  }

  /** Deletes the file if it still has its temporary name. */
  @Override
  public void close() throws IOException {
    try {
      if (LIVE.contains(path)) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      // Somebody tidied up; that is what was wanted.
    } finally {
      LIVE.remove(path);
      channel.close();
    }
  }
}
