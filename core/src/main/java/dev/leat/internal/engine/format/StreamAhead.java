package dev.leat.internal.engine.format;

import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.DecodedStream;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.gzip.GzipPoint;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a thread of its own takes to an offset, while others still prepare what will be
 * done with it: what is compressed has to be unpacked from its start, or from the last point noted.
 */
final class StreamAhead implements AutoCloseable {

  private static final int SKIP_BYTES = 1 << 16;

  private final RunState run;
  private final Resumable.Reading reading;
  private @Nullable DecodedStream stream;
  private boolean done;
  private volatile boolean wanted = true;

  /** Begins to take the stream of a file to where it will be read on. */
  StreamAhead(InputFile file, Resumable.Reading reading, RunState run) {
    this.run = run;
    this.reading = reading;
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
      opened = open(file);
      pass(opened, reading.offset(), () -> wanted);
    } catch (IOException | RuntimeException e) {
      // Who opens it again finds the same, where it can be told.
      opened = closed(opened);
    }
    synchronized (run) {
      stream = wanted ? opened : closed(opened);
      done = true;
      run.notifyAll();
    }
  }

  private DecodedStream open(InputFile file) throws IOException {
    return reading.shortcut().length == 0
        ? file.open()
        : file.openAt(
            GzipPoint.load(new DataInputStream(new ByteArrayInputStream(reading.shortcut()))));
  }

  private static @Nullable DecodedStream closed(@Nullable DecodedStream opened) {
    if (opened != null) {
      opened.close();
    }
    return null;
  }

  /** Waits for the stream, and hands it over if this is its offset and nothing went wrong. */
  Optional<DecodedStream> take(long wantedOffset) {
    if (wantedOffset != reading.offset()) {
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
