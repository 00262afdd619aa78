package dev.leat.cli.generate;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * A fixed number of consecutive rows of {@code location.csv} as bytes, filled again and again.
 *
 * <p>The rows depend on the seed and the index of the chunk only, so chunks may be filled on any
 * thread in any order. One thread at a time may use a chunk.
 */
final class EventChunk {
  /** Part of the format: another number of rows gives other files for the same seed. */
  static final int ROWS = 1 << 14;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // Room for the surplus bytes that the last text of the last row may store.
  private final byte[] bytes = new byte[ROWS * EventRows.MOST_BYTES + Long.BYTES];
  private int length;
  private int rowCount;

  /** Replaces the contents by the rows with this index. */
  EventChunk fill(EventRows rows, long seed, long index) {
    SplitMix random = SplitMix.ofPart(seed, index);
    length = 0;
    for (int row = 0; row < ROWS; row++) {
      rows.append(this, random);
    }
    rowCount = ROWS;
    return this;
  }

  /** Adds the lowest {@code count} bytes of a word, lowest first; there must be room for all. */
  void put(long word, int count) {
    LONGS.set(bytes, length, word);
    length += count;
  }

  int length() {
    return length;
  }

  int rowCount() {
    return rowCount;
  }

  /** Drops rows from the end until no more than {@code mostBytes} are left. */
  void cut(long mostBytes) {
    while (length > mostBytes) {
      length = startOfLastRow();
      rowCount--;
    }
  }

  void writeTo(FileChannel channel) throws IOException {
    PublishedFile.writeFully(channel, ByteBuffer.wrap(bytes, 0, length));
  }

  private int startOfLastRow() {
    int start = length - 1;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }
}
