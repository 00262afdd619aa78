package dev.leat.cli.generate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;

/**
 * The contents of one of the {@code .tsv.gz} files: a gzip stream of one member.
 *
 * <p>Its rows are the same for ever; how they are compressed is up to the zlib of the JDK.
 */
final class PackedFile implements PublishedFile.Content {
  /** No name, no time and no system, so that the same rows give the same file. */
  private static final byte[] START = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** A last block that is empty. */
  private static final byte[] END = {3, 0};

  private final ImdbRows rows;
  private final int threads;
  private final LongConsumer progress;
  private long rowCount;
  private long rowBytes;
  private long packedBytes;

  /**
   * Contents that are yet to be written.
   *
   * @param progress told how many bytes the rows of a part have before compression
   */
  PackedFile(ImdbRows rows, int threads, LongConsumer progress) {
    this.rows = rows;
    this.threads = threads;
    this.progress = progress;
  }

  @Override
  public void writeTo(FileChannel channel) throws IOException {
    CRC32 checksum = new CRC32();
    put(channel, ByteBuffer.wrap(START));
    try (ChunkStream<PackedChunk> stream =
        new ChunkStream<>(
            PackedChunk::new, (chunk, part) -> chunk.fill(rows, part), rows.parts(), threads)) {
      for (long part = 0; part < rows.parts(); part++) {
        PackedChunk chunk = stream.next();
        chunk.addTo(checksum);
        chunk.writeTo(channel);
        count(chunk);
        stream.recycle(chunk);
      }
    }
    put(channel, ByteBuffer.wrap(END));
    ByteBuffer trailer = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    put(channel, trailer.putInt((int) checksum.getValue()).putInt((int) rowBytes).flip());
  }

  private void put(FileChannel channel, ByteBuffer bytes) throws IOException {
    packedBytes += bytes.remaining();
    PublishedFile.writeFully(channel, bytes);
  }

  private void count(PackedChunk chunk) {
    rowCount += chunk.rowCount();
    rowBytes += chunk.rowBytes();
    packedBytes += chunk.packedBytes();
    progress.accept(chunk.rowBytes());
  }

  long rowCount() {
    return rowCount;
  }

  long packedBytes() {
    return packedBytes;
  }
}
