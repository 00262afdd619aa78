package dev.leat.internal.engine.file;

import dev.leat.internal.engine.file.gzip.GzipPoint;
import dev.leat.io.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A regular file of the local file system. */
final class LocalFile implements InputFile {

  private final String name;
  private final Path path;
  private final Packing packing;
  private final long sizeBytes;
  private final Object lock = new Object();
  private volatile @Nullable FileChannel channel;
  private @Nullable Start start;

  /** What the first bytes say: whether all bytes are content as they are, and from where on. */
  private record Start(boolean plain, long contentStart) {}

  LocalFile(String name, Path path, Packing packing) {
    this.name = name;
    this.path = path;
    this.packing = packing;
    try {
      this.sizeBytes = Files.size(path);
    } catch (IOException e) {
      throw Failures.reading(name, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public boolean isSeekable() {
    return start().plain();
  }

  @Override
  public long contentStart() {
    return start().contentStart();
  }

  private Start start() {
    synchronized (lock) {
      Start known = start;
      if (known == null) {
        known = look();
        start = known;
      }
      return known;
    }
  }

  private Start look() {
    byte[] bytes = new byte[Codec.MAGIC_BYTES];
    int length = Math.max(0, readAt(0, bytes, 0, bytes.length));
    Codec codec = Codec.of(packing.compression(), name, bytes, length);
    TextStart text = TextStart.of(packing.encoding(), bytes, length);
    return new Start(codec == Codec.NONE && text.isUtf8(), text.markBytes());
  }

  @Override
  public int readAt(long position, byte[] into, int at, int length) {
    int total = 0;
    try {
      while (total < length) {
        int got = readSome(position + total, into, at + total, length - total);
        if (got < 0) {
          return total == 0 ? -1 : total;
        }
        total += got;
      }
      return total;
    } catch (IOException e) {
      throw Failures.reading(name, e);
    }
  }

  /** Reads on when another thread, by being interrupted, has closed the channel of all. */
  private int readSome(long position, byte[] into, int at, int length) throws IOException {
    while (true) {
      try {
        return channel().read(ByteBuffer.wrap(into, at, length), position);
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (ClosedChannelException e) {
        // The next round opens another channel.
      }
    }
  }

  private FileChannel channel() throws IOException {
    FileChannel current = channel;
    if (current != null && current.isOpen()) {
      return current;
    }
    synchronized (lock) {
      current = channel;
      if (current == null || !current.isOpen()) {
        current = FileChannel.open(path, StandardOpenOption.READ);
        channel = current;
      }
      return current;
    }
  }

  @Override
  public DecodedStream peek() {
    return open();
  }

  @Override
  public DecodedStream open() {
    try {
      InputStream raw = Files.newInputStream(path);
      return Decoding.open(name, raw, packing);
    } catch (IOException e) {
      throw Failures.reading(name, e);
    }
  }

  @Override
  public DecodedStream openAt(GzipPoint point) {
    try {
      return Decoding.openAt(name, Files.newInputStream(path), point);
    } catch (IOException e) {
      throw Failures.reading(name, e);
    }
  }

  @Override
  public Optional<Path> path() {
    return Optional.of(path);
  }

  @Override
  public void close() {
    synchronized (lock) {
      FileChannel current = channel;
      channel = null;
      if (current != null) {
        try {
          current.close();
        } catch (IOException e) {
          throw Failures.reading(name, e);
        }
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
