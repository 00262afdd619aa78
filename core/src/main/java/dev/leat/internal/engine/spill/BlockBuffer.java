package dev.leat.internal.engine.spill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/** Room for one block that is read; not safe for threads. */
public final class BlockBuffer {

  /** Rows are compared and copied in whole words, so bytes behind the last are read. */
  private static final int PADDING = 64;

  private static final int READ_AHEAD = 1 << 15;

  private final LZ4SafeDecompressor decompressor = LZ4Factory.fastestInstance().safeDecompressor();
  private byte[] stored = new byte[READ_AHEAD];
  private byte[] bytes = new byte[0];
  private int length;

  /** The bytes of the block, from 0, with room behind them. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number of bytes of the block. */
  public int length() {
    return length;
  }

  /** The memory held, in bytes. */
  public long memoryBytes() {
    return (long) stored.length + bytes.length;
  }

  /** Reads the block of a number from a position of a file; false when it is damaged. */
  boolean read(FileChannel file, long position, int number) throws IOException {
    int read = fill(file, position, 0);
    if (read < BlockCodec.HEADER_BYTES) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
    int storedLength = header.getInt(0);
    int plainLength = header.getInt(4);
    int end = BlockCodec.HEADER_BYTES + storedLength;
    if (storedLength < 0 || plainLength < storedLength || end > file.size() - position) {
      return false;
    }
    if (end > read) {
      stored = end > stored.length ? Arrays.copyOf(stored, end) : stored;
      read = fill(file, position, read);
    }
    return read >= end
        && isWhole(stored, storedLength, number)
        && unpack(storedLength, plainLength);
  }

  private static boolean isWhole(byte[] block, int storedLength, int number) {
    ByteBuffer header = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    return header.getInt(8) == number
        && header.getInt(12) == BlockCodec.checksum(block, storedLength);
  }

  private int fill(FileChannel file, long position, int from) throws IOException {
    int at = from;
    while (at < stored.length) {
      int got = file.read(ByteBuffer.wrap(stored, at, stored.length - at), position + at);
      if (got < 0) {
        break;
      }
      at += got;
    }
    return at;
  }

  private boolean unpack(int storedLength, int plainLength) {
    if (bytes.length < plainLength + PADDING) {
      bytes = new byte[plainLength + PADDING];
    }
    length = plainLength;
    if (storedLength == plainLength) {
      System.arraycopy(stored, BlockCodec.HEADER_BYTES, bytes, 0, plainLength);
      return true;
    }
    try {
      return decompressor.decompress(
              stored, BlockCodec.HEADER_BYTES, storedLength, bytes, 0, plainLength)
          == plainLength;
    } catch (LZ4Exception e) {
      return false;
    }
  }
}
