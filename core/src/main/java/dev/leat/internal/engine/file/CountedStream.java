package dev.leat.internal.engine.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read through it; the count may be asked for by another thread. */
final class CountedStream extends FilterInputStream {

  private volatile long count;

  CountedStream(InputStream in) {
    this(in, 0);
  }

  /** Counts on from a number of bytes that were passed over. */
  CountedStream(InputStream in, long passed) {
    super(in);
    count = passed;
  }

  /** The number of bytes read so far. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    add(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int got = super.read(into, at, length);
    add(Math.max(got, 0));
    return got;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    add(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Only the thread that reads writes the count. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void add(long more) {
    count += more;
  }
}
