package dev.leat.internal.engine.file;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that can be read once, and that keeps what was looked at before.
 *
 * <p>An input is found twice, to be inspected and to be read; both times it has to be the same
 * pipe.
 */
final class Pipe {

  /** Opens the stream, when it is first needed. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  private final Opening opening;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private InputStream raw = InputStream.nullInputStream();
  private State state = State.UNOPENED;

  private enum State {
    UNOPENED,
    PEEKED,
    TAKEN
  }

  Pipe(Opening opening) {
    this.opening = opening;
  }

  /** Whether the stream was given away, and cannot be read again. */
  synchronized boolean isTaken() {
    return state == State.TAKEN;
  }

  /** The stream from its start, which is kept for those who come later. */
  InputStream peek(String name) {
    return new Recording(begin(name, State.PEEKED));
  }

  /** The stream from its start, for the last time. */
  InputStream take(String name) {
    return begin(name, State.TAKEN);
  }

  /** What was seen so far, and then the rest. */
  private synchronized InputStream begin(String name, State next) {
    if (state == State.TAKEN) {
      throw Failures.input("%s can be read once only. Save it to a file first.", name);
    }
    if (state == State.UNOPENED) {
      try {
        raw = opening.open();
      } catch (IOException e) {
        throw Failures.reading(name, e);
      }
    }
    state = next;
    byte[] bytes = seen.toByteArray();
    return new PrefixedStream(bytes, 0, bytes.length, raw);
  }

  /** Keeps what is read for the first time, and does not close the stream itself. */
  private final class Recording extends FilterInputStream {

    private int replayed;

    Recording(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int got = super.read(into, at, length);
      int known = Math.max(0, Math.min(got, seen.size() - replayed));
      if (got > known) {
        seen.write(into, at + known, got - known);
      }
      replayed += Math.max(got, 0);
      return got;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() {
      // The stream is still to be read.
    }
  }

  /** Closes the stream once it was taken; before, it is still to be read. */
  synchronized void close(String name) {
    if (state != State.TAKEN) {
      return;
    }
    try {
      raw.close();
    } catch (IOException e) {
      throw Failures.reading(name, e);
    }
  }
}
