package dev.leat.internal.engine.file;

import dev.leat.internal.engine.file.gzip.GzipPoint;
import dev.leat.io.Packing;
import java.nio.file.Path;
import java.util.Optional;

/** An input that can be read once: standard input, a named pipe, a device. */
final class PipedInput implements InputFile {

  private final String name;
  private final Pipe pipe;
  private final Packing packing;

  PipedInput(String name, Pipe pipe, Packing packing) {
    this.name = name;
    this.pipe = pipe;
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
    return Decoding.open(name, pipe.peek(name), packing);
  }

  @Override
  public DecodedStream open() {
    return Decoding.open(name, pipe.take(name), packing);
  }

  @Override
  public DecodedStream openAt(GzipPoint point) {
    throw new UnsupportedOperationException("a pipe is read from its start");
  }

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }

  @Override
  public void close() {
    pipe.close(name);
  }
}
