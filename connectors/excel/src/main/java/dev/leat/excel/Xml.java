package dev.leat.excel;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** XML that is written, in pieces that are large enough for a stream. */
final class Xml {

  private static final int FLUSHED_BYTES = 1 << 16;

  private final ByteBuilder bytes = new ByteBuilder(FLUSHED_BYTES * 2);
  private final OutputStream out;

  Xml(OutputStream out) {
    this.out = out;
  }

  void append(byte value) {
    bytes.append(value);
  }

  void append(byte[] values) {
    bytes.append(values);
  }

  void append(String text) {
    bytes.append(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes, for those who append to them. */
  ByteBuilder bytes() {
    return bytes;
  }

  /** Writes what there is, if it is enough. */
  void rowDone() throws IOException {
    if (bytes.size() >= FLUSHED_BYTES) {
      flush();
    }
  }

  void flush() throws IOException {
    out.write(bytes.array(), 0, bytes.size());
    bytes.clear();
  }
}
