package dev.leat.parquet;

import dev.leat.internal.engine.file.InputFile;
import java.io.InputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.SeekableInputStream;

/** A file of Leat as the library reads it. Safe for all threads; a stream belongs to one. */
record FileBytes(InputFile file) implements org.apache.parquet.io.InputFile {

  @Override
  public long getLength() {
    return file.sizeBytes();
  }

  @Override
  public SeekableInputStream newStream() {
    PlacedStream stream = new PlacedStream(file);
    return new DelegatingSeekableInputStream(stream) {
      @Override
      public long getPos() {
        return stream.position;
      }

      @Override
      public void seek(long position) {
        stream.position = position;
      }
    };
  }

  /** The bytes from a position on. */
  private static final class PlacedStream extends InputStream {

    private final InputFile file;
    private final byte[] single = new byte[1];
    private long position;

    private PlacedStream(InputFile file) {
      this.file = file;
    }

    @Override
    public int read() {
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int length) {
      if (length == 0) {
        return 0;
      }
      int read = file.readAt(position, into, at, length);
      position += Math.max(0, read);
      return read;
    }
  }
}
