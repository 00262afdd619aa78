package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.LongConsumer;

/** The contents of {@code location.csv}: the longest run of whole rows that fits the size. */
final class LocationFile implements PublishedFile.Content {
  static final int HEADER_BYTES = EventRows.HEADER.length();

  private final EventGenerator options;
  private final LongConsumer progress;
  private long rowCount;
  private long byteCount;

  LocationFile(EventGenerator options, LongConsumer progress) {
    this.options = options;
    this.progress = progress;
  }

  @Override
  public void writeTo(FileChannel channel) throws IOException {
    byte[] header = EventRows.HEADER.getBytes(US_ASCII);
    PublishedFile.writeFully(channel, ByteBuffer.wrap(header));
    byteCount = header.length;
    EventRows rows = new EventRows(options.regions(), options.firstDate(), options.days());
    try (ChunkStream<EventChunk> stream =
        new ChunkStream<>(
            EventChunk::new,
            (chunk, index) -> chunk.fill(rows, options.seed(), index),
            mostChunks(),
            options.threads())) {
      writeRows(channel, stream);
    }
  }

  long rowCount() {
    return rowCount;
  }

  long byteCount() {
    return byteCount;
  }

  private void writeRows(FileChannel channel, ChunkStream<EventChunk> stream) throws IOException {
    boolean full = false;
    while (!full) {
      EventChunk chunk = stream.next();
      chunk.cut(options.sizeBytes() - byteCount);
      full = chunk.rowCount() < EventChunk.ROWS;
      chunk.writeTo(channel);
      byteCount += chunk.length();
      rowCount += chunk.rowCount();
      progress.accept(byteCount);
      stream.recycle(chunk);
    }
  }

  /** Enough chunks whatever the length of their rows: the last one never fits as a whole. */
  private long mostChunks() {
    long rows = (options.sizeBytes() - HEADER_BYTES) / EventRows.FEWEST_BYTES;
    return rows / EventChunk.ROWS + 1;
  }
}
