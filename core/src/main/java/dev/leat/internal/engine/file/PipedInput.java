package dev.leat.internal.engine.file;

import dev.leat.io.Packing;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** An input that can be read once: standard input, a named pipe, a device. */
final class PipedInput implements InputFile {

  /** Opens the stream, when it is first needed. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  private final String name;
  private final Opening opening;
  private final Packing packing;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private InputStream raw = InputStream.nullInputStream();
  private State state = State.UNOPENED;

  private enum State {
    UNOPENED,
    PEEKED,
    TAKEN
  }

  PipedInput(String name, Opening opening, Packing packing) {
    this.name = name;
    this.opening = opening;
    this.packing = packing;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long sizeBytes() {
    return UNKNOWN_SIZE;
  }

  @Override
  public boolean isSeekable() {
    return false;
  }

  @Override
  public long contentStart() {
    throw new UnsupportedOperationException(name + " is not seekable");
  }

  @Override
  public int readAt(long position, byte[] into, int at, int length) {
    throw new UnsupportedOperationException(name + " is not seekable");
  }

  @Override
  public DecodedStream peek() {
    return Decoding.open(name, new Recording(begin(State.PEEKED)), packing);
  }

  @Override
  public DecodedStream open() {
    return Decoding.open(name, begin(State.TAKEN), packing);
  }

  /** What was seen so far, and then the rest. */
  private synchronized InputStream begin(State next) {
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

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }

  @Override
  public synchronized void close() {
    try {
      raw.close();
    } catch (IOException e) {
      throw Failures.reading(name, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
