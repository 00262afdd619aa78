package dev.leat.internal.engine.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * The digest of all bytes of a file: a hash list of its chunks by SHA-256.
 *
 * <p>Chunks are digested by all cores, since one does 1.6 GB/s at most, and files are larger than
 * that. The size of the file and the digests of its chunks make the digest of the file. Takes half
 * a mebibyte a core.
 */
public final class ContentDigest {

  private static final int CHUNK_BYTES = 1 << 22;
  private static final int READ_BYTES = 1 << 18;

  private ContentDigest() {}

  /** The digest of a file as it is now, as 64 hexadecimal digits. */
  public static String of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return of(channel);
    }
  }

  static String of(FileChannel channel) throws IOException {
    long size = channel.size();
    int chunks = (int) ((size + CHUNK_BYTES - 1) / CHUNK_BYTES);
    String[] digests = new String[chunks];
    if (chunks == 1) {
      digests[0] = chunk(channel, 0);
    } else {
      all(channel, digests);
    }
    return new Digest().number(size).text(String.join("", digests)).hex();
  }

  private static void all(FileChannel channel, String[] digests) throws IOException {
    try {
      IntStream.range(0, digests.length)
          .parallel()
          .forEach(i -> digests[i] = chunkOrFail(channel, i));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String chunkOrFail(FileChannel channel, int chunk) {
    try {
      return chunk(channel, (long) chunk * CHUNK_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String chunk(FileChannel channel, long from) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(READ_BYTES, channel.size() - from));
    long end = from + CHUNK_BYTES;
    for (long at = from; at < end; ) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
      int got = channel.read(buffer, at);
      if (got < 0) {
        break;
      }
      sha256.update(buffer.flip());
      at += got;
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
