package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.spill.BlockBuffer;
import dev.leat.internal.engine.spill.SpillFile;
import dev.leat.internal.engine.spill.SpillSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces of bytes in their order: in memory while they are few, then on the disk. */
final class KeptPieces implements AutoCloseable {

  private static final int MOST_BYTES = 1 << 22;

  private final SpillSpace space;
  private final String operator;
  private final List<byte[]> pieces = new ArrayList<>();
  private int bytesInMemory;
  private @Nullable SpillFile spilled;

  /** Takes a piece. */
  @FunctionalInterface
  interface Taker {
    /** Takes the first bytes of an array, which is used again. */
    void take(byte[] bytes, int length);
  }

  KeptPieces(SpillSpace space, String operator) {
    this.space = space;
    this.operator = operator;
  }

  /** Keeps a copy of the first bytes of an array. */
  void add(byte[] bytes, int length) {
    SpillFile file = spilled;
    if (file == null && bytesInMemory + (long) length <= MOST_BYTES) {
      pieces.add(Arrays.copyOf(bytes, length));
      bytesInMemory += length;
      return;
    }
    if (file == null) {
      file = space.file(operator);
      spilled = file;
      for (byte[] piece : pieces) {
        file.append(piece, 0, piece.length);
      }
      pieces.clear();
    }
    file.append(bytes, 0, length);
  }

  /** Gives all pieces. */
  void forEach(Taker taker) {
    for (byte[] piece : pieces) {
      taker.take(piece, piece.length);
    }
    SpillFile file = spilled;
    if (file != null) {
      BlockBuffer buffer = new BlockBuffer();
      for (int block = 0; block < file.blocks(); block++) {
        file.read(block, buffer);
        taker.take(buffer.bytes(), buffer.length());
      }
    }
  }

  @Override
  public void close() {
    pieces.clear();
    SpillFile file = spilled;
    if (file != null) {
      file.close();
    }
  }
}
