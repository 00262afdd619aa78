package dev.leat.internal.engine.format;

import dev.leat.internal.engine.file.DecodedStream;
import dev.leat.internal.engine.file.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * An input that workers read in turns, from its start to its end; opened when it is first read.
 *
 * <p>Used by one thread at a time: the one whose turn it is. Closing comes after the last turn.
 */
public final class StreamedInput implements AutoCloseable {

  private static final int SKIP_BYTES = 1 << 13;

  private final InputFile file;
  private long start;
  private @Nullable DecodedStream stream;
  private long storedBytes;
  private boolean goesOn;

  /** The bytes of a file from an offset on; those before it are passed over. */
  public StreamedInput(InputFile file, long start) {
    this.file = file;
    this.start = start;
  }

  /** Goes on at an offset, before anything is read; what is before it was counted earlier. */
  public void startAt(long offset) {
    start = offset;
    goesOn = true;
  }

  /** Where the content starts, behind a byte order mark. */
  public long contentStart() {
    return stream().contentStart();
  }

  /** Reads bytes into an array: how many, fewer than wanted at the end only, and -1 behind it. */
  public int read(byte[] into, int at, int count) {
    int read = stream().readNBytes(into, at, count);
    return read == 0 ? -1 : read;
  }

  /** The bytes, as stored, that were read since the last time that this was asked. */
  public long storedSince() {
    long before = storedBytes;
    storedBytes = stream().storedBytes();
    return storedBytes - before;
  }

  private DecodedStream stream() {
    DecodedStream opened = stream;
    if (opened == null) {
      opened = file.open();
      skip(opened);
      storedBytes = goesOn ? opened.storedBytes() : 0;
      stream = opened;
    }
    return opened;
  }

  private void skip(DecodedStream opened) {
    byte[] skipped = new byte[SKIP_BYTES];
    long left = start - opened.contentStart();
    while (left > 0) {
      int read = opened.readNBytes(skipped, 0, (int) Math.min(skipped.length, left));
      if (read == 0) {
        return;
      }
      left -= read;
    }
  }

  @Override
  public void close() {
    DecodedStream opened = stream;
    if (opened != null) {
      opened.close();
    }
    file.close();
  }
}
