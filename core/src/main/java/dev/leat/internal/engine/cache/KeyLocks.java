package dev.leat.internal.engine.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Locks of keys, each held by one thread of one process: what is computed under one is computed
 * once.
 *
 * <p>A key is a byte of one file that no process ever reads, and the lock of that byte: so there is
 * nothing to clean up, and the system frees what a process held that dies. Two keys with the same
 * byte wait for each other, and that is all. Where the file system has no locks, processes do not
 * wait for each other: an entry is then made twice, and published once.
 *
 * <p>The system forgets all locks of a process on a file when it closes any of its channels to it;
 * so there is one for each directory, which is never closed. Safe for all threads.
 */
public final class KeyLocks {

  private static final Map<Path, KeyLocks> OF_DIRECTORIES = new ConcurrentHashMap<>();

  private final @Nullable FileChannel channel;
  private final Map<Long, ReentrantLock> ofThreads = new ConcurrentHashMap<>();

  /** A lock that is held until it is closed, by the thread that took it. */
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private KeyLocks(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** The locks of a directory that is there. */
  static KeyLocks of(Path directory) throws IOException {
    Path known = directory.toRealPath();
    KeyLocks locks = OF_DIRECTORIES.get(known);
    if (locks == null) {
      Files.createDirectories(known);
      locks = OF_DIRECTORIES.computeIfAbsent(known, path -> new KeyLocks(open(path)));
    }
    return locks;
  }

  private static @Nullable FileChannel open(Path directory) {
    try {
      return FileChannel.open(
          directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      return null; // a directory that cannot be written to: nothing will be published in it
    }
  }

  /** Takes the lock of a key, which are hexadecimal digits; waits for it. */
  Held take(String key) {
    long position = Long.parseUnsignedLong(key.substring(0, 15), 16);
    ReentrantLock ofThread = ofThreads.computeIfAbsent(position, any -> new ReentrantLock());
    ofThread.lock();
    FileLock ofProcess = lock(position);
    return () -> {
      release(ofProcess);
      ofThread.unlock();
    };
  }

  /** Takes the lock of a key if nobody has it, in this process or another. */
  Optional<Held> tryTake(String key) {
    long position = Long.parseUnsignedLong(key.substring(0, 15), 16);
    ReentrantLock ofThread = ofThreads.computeIfAbsent(position, any -> new ReentrantLock());
    if (channel == null || ofThread.isHeldByCurrentThread() || !ofThread.tryLock()) {
      return Optional.empty();
    }
    FileLock ofProcess = tryLock(position);
    if (ofProcess == null) {
      ofThread.unlock();
      return Optional.empty();
    }
    return Optional.of(() -> {
      release(ofProcess);
      ofThread.unlock();
    });
  }

  private @Nullable FileLock tryLock(long position) {
    try {
      return channel == null ? null : channel.tryLock(position, 1, false);
    } catch (IOException e) {
      return null;
    }
  }

  private @Nullable FileLock lock(long position) {
    try {
      return channel == null ? null : channel.lock(position, 1, false);
    } catch (IOException e) {
      return null;
    }
  }

  private static void release(@Nullable FileLock lock) {
    try {
      if (lock != null) {
        lock.release();
      }
    } catch (IOException e) {
      // The system frees it with the process.
    }
  }
}
