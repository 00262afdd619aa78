package dev.leat.internal.engine.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Starts to bring to the disk what a channel was given, while more is written to it.
 *
 * <p>A system keeps what is written in its memory for a while. Who asks only at the end for a large
 * file to be durable waits for the disk with idle processors, a tenth of a second for 150 MB. One
 * thread asks for it now and then instead, in the background. What fails there fails the end: a
 * system tells of an error only once, so that asking again might seem to succeed. Belongs to the
 * thread that writes.
 */
final class EarlySync {

  private static final long STEP_BYTES = 1 << 25;

  private final FileChannel channel;
  private long writtenBytes;
  private @Nullable Thread syncing;
  private volatile @Nullable IOException failure;

  EarlySync(FileChannel channel) {
    this.channel = channel;
  }

  /** Counts bytes that were written, and has them brought to the disk when they are many. */
  void wrote(int bytes) {
    writtenBytes += bytes;
    if (writtenBytes >= STEP_BYTES && (syncing == null || !syncing.isAlive())) {
      writtenBytes = 0;
      syncing = Thread.ofPlatform().daemon().name("leat-sync").start(this::sync);
    }
  }

  private void sync() {
    try {
      channel.force(false);
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Waits for what was begun, and fails as it did. */
  void finish() throws IOException {
    if (syncing != null) {
      try {
        syncing.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }
}
