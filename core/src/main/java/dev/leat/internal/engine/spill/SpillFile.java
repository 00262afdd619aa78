package dev.leat.internal.engine.spill;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.file.SpillFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file of blocks, each compressed, numbered and checked.
 *
 * <p>One thread appends; all threads may read what was appended before they were told of it. A
 * block that does not come back as it was written is an error that says so, never other bytes.
 */
public final class SpillFile implements AutoCloseable {

  private final Path path;
  private final String operator;
  private final SpillSpace space;
  private final FileChannel channel;
  private final BlockCodec codec = new BlockCodec();
  private long[] positions = new long[64];
  private int blocks;
  private long size;

  SpillFile(Path path, String operator, SpillSpace space) {
    this.path = path;
    this.operator = operator;
    this.space = space;
    try {
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw SpillFailures.writing(operator, path, 0, e);
    }
  }

  /** Appends a block and gives its number, by which it is read; blocks are numbered from 0. */
  public int append(byte[] bytes, int start, int length) {
    ByteBuffer packed = codec.pack(bytes, start, length, blocks);
    long position = size;
    if (blocks == positions.length) {
      positions = Arrays.copyOf(positions, blocks * 2);
    }
    positions[blocks] = position;
    space.grow(operator, packed.remaining());
    size += packed.remaining();
    try {
      long at = position;
      while (packed.hasRemaining()) {
        at += channel.write(packed, at);
      }
    } catch (IOException e) {
      throw SpillFailures.writing(operator, path, position, e);
    }
    return blocks++;
  }

  /** Reads a block into a buffer, whose room is used again. */
  public void read(int block, BlockBuffer into) {
    long position = positions[block];
    try {
      if (!into.read(channel, position, block)) {
        throw new LeatException(
            ErrorKind.INPUT,
            "The temporary file \"%s\" of the %s is damaged at byte %d: it does not hold what was written. Check the disk, and run again."
                .formatted(path, operator, position));
      }
    } catch (IOException e) {
      throw SpillFailures.reading(operator, path, e);
    }
  }

  /** The bytes of all blocks, as stored. */
  public long sizeBytes() {
    return size;
  }

  /** Deletes the file; more calls do nothing. */
  @Override
  public void close() {
    try {
      if (channel.isOpen()) {
        channel.close();
        space.grow(operator, -size);
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The space deletes its directory at the end.
    }
  }
}
