package dev.leat.internal.engine.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives bytes that were read ahead, and then the rest of the stream that they came from. */
final class PrefixedStream extends FilterInputStream {

  private final byte[] prefix;
  private final int end;
  private int next;

  /** The bytes of a slice, which is not copied, and then those of the stream. */
  PrefixedStream(byte[] prefix, int start, int end, InputStream rest) {
    super(rest);
    this.prefix = prefix;
    this.next = start;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    return next < end ? prefix[next++] & 0xFF : super.read();
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    if (next == end) {
      return super.read(into, at, length);
    }
    int given = Math.min(length, end - next);
    System.arraycopy(prefix, next, into, at, given);
    next += given;
    return given;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = Math.min(wanted, end - next);
    if (skipped <= 0) {
      return super.skip(wanted);
    }
    next += (int) skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return Math.max(end - next, 0) + super.available();
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
