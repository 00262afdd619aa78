package dev.leat.internal.engine.format;

import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.DecodedStream;
import dev.leat.internal.engine.file.InputFile;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a thread of its own takes to an offset, while others still prepare what will be
 * done with it: what is compressed has to be unpacked from its start.
 */
final class StreamAhead implements AutoCloseable {

  private static final int SKIP_BYTES = 1 << 16;

  private final RunState run;
  private final long offset;
  private @Nullable DecodedStream stream;
  private boolean done;
  private volatile boolean wanted = true;

  /** Begins to take the stream of a file to an offset. */
  StreamAhead(InputFile file, long offset, RunState run) {
    this.run = run;
    this.offset = offset;
    Thread.ofPlatform().name("leat-ahead").daemon().start(() -> go(file));
  }

  /** Passes over what a stream has before an offset, for as long as that is wanted. */
  static void pass(DecodedStream stream, long offset, BooleanSupplier wanted) {
    byte[] passed = new byte[SKIP_BYTES];
    long left = offset - stream.contentStart();
    while (left > 0 && wanted.getAsBoolean()) {
      int read = stream.readNBytes(passed, 0, (int) Math.min(passed.length, left));
      left = read == 0 ? 0 : left - read;
    }
  }

  private void go(InputFile file) {
    DecodedStream opened = null;
    try {
      opened = file.open();
      pass(opened, offset, () -> wanted);
    } catch (RuntimeException e) {
      // Who opens it again finds the same, where it can be told.
      opened = closed(opened);
    }
    synchronized (run) {
      stream = wanted ? opened : closed(opened);
      done = true;
      run.notifyAll();
    }
  }

  private static @Nullable DecodedStream closed(@Nullable DecodedStream opened) {
    if (opened != null) {
      opened.close();
    }
    return null;
  }

  /** Waits for the stream, and hands it over if this is its offset and nothing went wrong. */
  Optional<DecodedStream> take(long wantedOffset) {
    if (wantedOffset != offset) {
      close();
      return Optional.empty();
    }
    run.awaitUntil(() -> done);
    synchronized (run) {
      Optional<DecodedStream> taken = Optional.ofNullable(stream);
      stream = null;
      return taken;
    }
  }

  /** Closes the stream, unless it was taken. */
  @Override
  public void close() {
    synchronized (run) {
      wanted = false;
      stream = closed(stream);
    }
  }
}
