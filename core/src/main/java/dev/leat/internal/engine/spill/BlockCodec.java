package dev.leat.internal.engine.spill;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/**
 * Packs blocks for the disk; not safe for threads.
 *
 * <pre>
 *   4 bytes each, low byte first: stored length, length, number in the file, checksum of all else
 *   then the bytes, compressed by LZ4 unless that makes them no shorter
 * </pre>
 *
 * <p>LZ4, because a spilled row is written and read once: what a better compression would save on
 * the disk costs several times as much in the processor. Where blocks hardly become shorter, such
 * as those of random numbers, most are left as they are: compressing them cost a sixth of a join.
 */
final class BlockCodec {

  static final int HEADER_BYTES = 16;

  /** A block that keeps more of its length than this would better not have been compressed. */
  private static final double LEAST_GAIN = 0.6;

  /** How many blocks are not compressed before it is tried again. */
  private static final int BLOCKS_TO_LEAVE = 15;

  private static final int CHECKSUM_AT = 12;

  private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
  private byte[] room = new byte[0];
  private int blocksToLeave;

  /** A block as it is stored; valid until the next call. */
  ByteBuffer pack(byte[] bytes, int start, int length, int number) {
    int most = HEADER_BYTES + compressor.maxCompressedLength(length);
    if (room.length < most) {
      room = new byte[most];
    }
    int stored = compressed(bytes, start, length);
    if (stored >= length) {
      stored = length;
      System.arraycopy(bytes, start, room, HEADER_BYTES, length);
    }
    ByteBuffer packed = ByteBuffer.wrap(room, 0, HEADER_BYTES + stored);
    packed.order(ByteOrder.LITTLE_ENDIAN).putInt(stored).putInt(length).putInt(number);
    packed.putInt(checksum(room, stored));
    return packed.rewind();
  }

  /** Compresses a block, unless those before it hardly became shorter: its length then. */
  private int compressed(byte[] bytes, int start, int length) {
    if (blocksToLeave > 0) {
      blocksToLeave--;
      return length;
    }
    int stored = compressor.compress(bytes, start, length, room, HEADER_BYTES);
    blocksToLeave = stored > length * LEAST_GAIN ? BLOCKS_TO_LEAVE : 0;
    return stored;
  }

  /** The checksum of a stored block, without the place of the checksum itself. */
  static int checksum(byte[] block, int stored) {
    CRC32C checksum = new CRC32C();
    checksum.update(block, 0, CHECKSUM_AT);
    checksum.update(block, HEADER_BYTES, stored);
    return (int) checksum.getValue();
  }
}
