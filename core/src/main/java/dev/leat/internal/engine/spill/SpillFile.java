package dev.leat.internal.engine.spill;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.file.SpillFailures;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
    this(path, operator, space, StandardOpenOption.CREATE_NEW);
  }

  private SpillFile(Path path, String operator, SpillSpace space, StandardOpenOption... creation) {
    this.path = path;
    this.operator = operator;
    this.space = space;
    Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
    options.addAll(List.of(creation));
    try {
      channel = FileChannel.open(path, options);
    } catch (IOException e) {
      throw SpillFailures.writing(operator, path, 0, e);
    }
  }

  /** Describes the file as it is now, for a later process. */
  public void save(DataOutput out) throws IOException {
    out.writeUTF(String.valueOf(path.getFileName()));
    out.writeLong(size);
    out.writeInt(blocks);
    for (int i = 0; i < blocks; i++) {
      out.writeLong(positions[i]);
    }
  }

  /** The file of a directory that was described; what was appended after that is forgotten. */
  static SpillFile load(Path directory, String operator, SpillSpace space, DataInput in)
      throws IOException {
    Path path = directory.resolve(in.readUTF());
    SpillFile file = new SpillFile(path, operator, space, new StandardOpenOption[0]);
    file.size = in.readLong();
    file.blocks = in.readInt();
    file.positions = new long[Math.max(64, file.blocks)];
    for (int i = 0; i < file.blocks; i++) {
      file.positions[i] = in.readLong();
    }
    if (file.channel.size() < file.size) {
      file.close();
      throw new EOFException(path + " is shorter than it was");
    }
    space.grow(operator, file.size);
    return file;
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
        delete();
        throw new LeatException(
            ErrorKind.INPUT,
            "The temporary file \"%s\" of the %s is damaged at byte %d: it does not hold what was written. Check the disk, and run again."
                .formatted(path, operator, position));
      }
    } catch (IOException e) {
      throw SpillFailures.reading(operator, path, e);
    }
  }

  /** Where the file is. */
  Path path() {
    return path;
  }

  /** The number of blocks. */
  public int blocks() {
    return blocks;
  }

  /** The bytes of all blocks, as stored. */
  public long sizeBytes() {
    return size;
  }

  /** Closes the file, and deletes it unless it is to be kept; more calls do nothing. */
  @Override
  public void close() {
    if (space.isKept()) {
      closeChannel();
    } else {
      delete();
    }
  }

  /** Deletes the file, even one that was to be kept; more calls do nothing. */
  void delete() {
    if (closeChannel()) {
      space.grow(operator, -size);
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // It is deleted with its directory.
      }
    }
  }

  private boolean closeChannel() {
    boolean open = channel.isOpen();
    try {
      channel.close();
    } catch (IOException e) {
      // What was written is checked when it is read.
    }
    return open;
  }
}
