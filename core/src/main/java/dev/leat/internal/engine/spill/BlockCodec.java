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
 * the disk costs several times as much in the processor.
 */
final class BlockCodec {

  static final int HEADER_BYTES = 16;
  private static final int CHECKSUM_AT = 12;

  private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
  private byte[] room = new byte[0];

  /** A block as it is stored; valid until the next call. */
  ByteBuffer pack(byte[] bytes, int start, int length, int number) {
    int most = HEADER_BYTES + compressor.maxCompressedLength(length);
    if (room.length < most) {
      room = new byte[most];
    }
    int stored = compressor.compress(bytes, start, length, room, HEADER_BYTES);
    if (stored >= length) {
      stored = length;
      System.arraycopy(bytes, start, room, HEADER_BYTES, length);
    }
    ByteBuffer packed = ByteBuffer.wrap(room, 0, HEADER_BYTES + stored);
    packed.order(ByteOrder.LITTLE_ENDIAN).putInt(stored).putInt(length).putInt(number);
    packed.putInt(checksum(room, stored));
    return packed.rewind();
  }

  /** The checksum of a stored block, without the place of the checksum itself. */
  static int checksum(byte[] block, int stored) {
    CRC32C checksum = new CRC32C();
    checksum.update(block, 0, CHECKSUM_AT);
    checksum.update(block, HEADER_BYTES, stored);
    return (int) checksum.getValue();
  }
}
