package dev.leat.internal.engine.stage;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What stands for the content of a file in a key.
 *
 * <p>{@link #WHOLE}: all of it, wherever it lies and whenever it was written. {@link #SAMPLED}: the
 * same of a file of up to 64 MB; of a larger one the SHA-256 of a mebibyte at its head, its middle
 * and its tail, and its time of last modification, since reading it all would cost as much as many
 * a run.
 */
public enum ContentIdentity {
  /** Every byte of a file counts: for results that are used again for a long time. */
  WHOLE,
  /** Some bytes of a large file count, and its time: for going on with what was begun. */
  SAMPLED;

  /** The size up to which all bytes count. */
  static final long WHOLE_BYTES = 64_000_000;

  private static final int SAMPLE_BYTES = 1 << 20;

  /**
   * The identity of a file as it is now, or empty when it changed while it was read.
   *
   * @param name the file as the user wrote it
   * @throws LeatException of kind {@link ErrorKind#INPUT} when the file cannot be read
   */
  Optional<String> of(String name, Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      BasicFileAttributes before = attributes(path);
      String identity = identity(channel, before.size(), before.lastModifiedTime());
      BasicFileAttributes after = attributes(path);
      boolean still =
          before.size() == after.size()
              && before.lastModifiedTime().equals(after.lastModifiedTime());
      return still ? Optional.of(identity) : Optional.empty();
    } catch (IOException e) {
      String message =
          "\"%s\" cannot be read to see whether it changed: %s. Check that it is there, and its"
              + " mode.";
      throw new LeatException(ErrorKind.INPUT, message.formatted(name, e.getMessage()), e);
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  private String identity(FileChannel channel, long size, FileTime modified) throws IOException {
    if (this == WHOLE) {
      return ContentDigest.of(channel);
    }
    MessageDigest sha256 = Digest.sha256();
    Digest identity = new Digest().number(size);
    if (size <= WHOLE_BYTES) {
      add(channel, 0, WHOLE_BYTES, sha256);
    } else {
      add(channel, 0, SAMPLE_BYTES, sha256);
      add(channel, size / 2, SAMPLE_BYTES, sha256);
      add(channel, size - SAMPLE_BYTES, SAMPLE_BYTES, sha256);
      identity.number(modified.to(TimeUnit.NANOSECONDS));
    }
    return identity.text(HexFormat.of().formatHex(sha256.digest())).hex();
  }

  private static void add(FileChannel channel, long from, long length, MessageDigest sha256)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, SAMPLE_BYTES));
    long at = from;
    while (at < from + length) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), from + length - at));
      int got = channel.read(buffer, at);
      if (got < 0) {
        return;
      }
      sha256.update(buffer.flip());
      at += got;
    }
  }
}
