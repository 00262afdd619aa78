package dev.leat.internal.engine.file;

import dev.leat.io.Packing;
import java.io.IOException;
import java.io.OutputStream;

/** An output that is written as it comes: standard output, a pipe, a device. */
final class StreamOutput implements OutputFile {

  private final String name;
  private final OutputStream raw;
  private final OutputStream packed;
  private long writtenBytes;
  private boolean closed;

  StreamOutput(String name, OutputStream raw, Packing packing) {
    this.name = name;
    this.raw = raw;
    try {
      this.packed = Packer.open(name, raw, packing);
    } catch (IOException e) {
      throw Failures.writing(name, 0, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void write(byte[] bytes, int start, int length) {
    try {
      packed.write(bytes, start, length);
      writtenBytes += length;
    } catch (IOException e) {
      throw Failures.writing(name, writtenBytes, e);
    }
  }

  @Override
  public long writtenBytes() {
    return writtenBytes;
  }

  @Override
  public void commit() {
    closed = true;
    try {
      packed.close();
    } catch (IOException e) {
      throw Failures.writing(name, writtenBytes, e);
    }
  }

  /** Leaves out the end of an archive, so that what was written cannot be taken for the whole. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        raw.close();
      } catch (IOException e) {
        // The run has failed already, and its failure is the one to tell.
      }
    }
  }
}
