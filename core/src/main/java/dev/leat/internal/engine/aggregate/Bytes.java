package dev.leat.internal.engine.aggregate;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.VarNumber;
import java.nio.ByteBuffer;

/** Writes the parts of saved states, in the byte order that {@link ByteBuffer} reads. */
final class Bytes {

  private Bytes() {}

  static void putLong(long value, ByteBuilder out) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.append((byte) (value >>> shift));
    }
  }

  static void putInt(int value, ByteBuilder out) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.append((byte) (value >>> shift));
    }
  }

  /** Reads a {@link VarNumber}. */
  static long number(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte next = in.get();
    while (next < 0) {
      value |= (next & 0x7FL) << shift;
      shift += 7;
      next = in.get();
    }
    return value | (long) next << shift;
  }

  static void putRun(byte[] bytes, ByteBuilder out) {
    putInt(bytes.length, out);
    out.append(bytes);
  }

  static byte[] run(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }
}
