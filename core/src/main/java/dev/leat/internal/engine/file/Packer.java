package dev.leat.internal.engine.file;

import dev.leat.io.Encoding;
import dev.leat.io.Packing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Packs UTF-8 into the encoding and the compression of an output. */
final class Packer {

  private static final int BUFFER = 1 << 16;

  private Packer() {}

  /** What takes UTF-8; closing it ends the archive and closes the stream. */
  static OutputStream open(String name, OutputStream raw, Packing packing) throws IOException {
    Codec codec = Codec.ofOutput(packing.compression(), name);
    OutputStream stored = codec.compress(new BufferedOutputStream(raw, BUFFER));
    Encoding encoding = packing.encoding();
    return encoding.isUtf8() ? stored : new EncodedStream(stored, encoding.charset());
  }
}
