package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A part of a compressed file, with its rows and with what they are compressed to.
 *
 * <p>Each chunk is compressed without looking back at the one before and ends at a byte, so chunks
 * made on many threads follow one another in one stream. One thread at a time may use a chunk.
 */
final class PackedChunk {
  /** Three times as fast as the usual level, for a tenth more bytes. */
  private static final int LEVEL = 2;

  private final RowBytes rows = new RowBytes();
  private byte[] packed = new byte[1 << 19];
  private int packedLength;
  private int rowCount;

  /** Replaces the contents by the rows of a part; the first part begins with the header. */
  PackedChunk fill(ImdbRows file, long part) {
    rows.clear();
    if (part == 0) {
      rows.put((file.header() + "\n").getBytes(UTF_8));
    }
    rowCount = file.append(rows, part);
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      deflater.setInput(rows.array(), 0, rows.length());
      pack(deflater);
    } finally {
      deflater.end();
    }
    return this;
  }

  /** Ends with a flush, which is complete once it leaves room unused. */
  private void pack(Deflater deflater) {
    packedLength = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
    while (packedLength == packed.length) {
      packed = Arrays.copyOf(packed, 2 * packed.length);
      int room = packed.length - packedLength;
      packedLength += deflater.deflate(packed, packedLength, room, Deflater.SYNC_FLUSH);
    }
  }

  int rowCount() {
    return rowCount;
  }

  int rowBytes() {
    return rows.length();
  }

  int packedBytes() {
    return packedLength;
  }

  void addTo(CRC32 checksum) {
    checksum.update(rows.array(), 0, rows.length());
  }

  void writeTo(FileChannel channel) throws IOException {
    PublishedFile.writeFully(channel, ByteBuffer.wrap(packed, 0, packedLength));
  }
}
