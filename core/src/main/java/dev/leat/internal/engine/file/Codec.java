package dev.leat.internal.engine.file;

import dev.leat.internal.engine.file.gzip.GzipStream;
import dev.leat.io.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The ways a file can be compressed, and how each is told, read and written. */
enum Codec {
  NONE("", "plain"),
  GZIP(".gz", "gzip"),
  ZSTD(".zst", "zstd"),
  BZIP2(".bz2", "bzip2");

  /** The number of bytes at the start of a file that {@link #of} looks at. */
  static final int MAGIC_BYTES = 10;

  private static final int BUFFER = 1 << 16;

  private final String extension;
  private final String label;

  Codec(String extension, String label) {
    this.extension = extension;
    this.label = label;
  }

  /** The name for messages. */
  String label() {
    return label;
  }

  /** The codec of an input: the one that was set, or by its first bytes, or by its extension. */
  static Codec of(Compression set, String name, byte[] start, int length) {
    return switch (set) {
      case AUTO -> sniffed(name, start, length);
      case NONE -> NONE;
      case GZIP -> GZIP;
      case ZSTD -> ZSTD;
      case BZIP2 -> BZIP2;
    };
  }

  /** The codec of an output: the one that was set, or by its extension. */
  static Codec ofOutput(Compression set, String name) {
    return of(set, name, new byte[0], 0);
  }

  private static Codec sniffed(String name, byte[] start, int length) {
    Magic magic = new Magic(start, length);
    if (magic.is(0, 0x1F, 0x8B, 0x08)) {
      return GZIP;
    }
    if (magic.is(0, 0x28, 0xB5, 0x2F, 0xFD)
        || magic.is(1, 0x2A, 0x4D, 0x18) && start[0] >> 4 == 5) {
      return ZSTD;
    }
    if (magic.is(0, 'B', 'Z', 'h')
        && (magic.is(4, 0x31, 0x41, 0x59, 0x26) || magic.is(4, 0x17, 0x72, 0x45, 0x38))) {
      return BZIP2;
    }
    return byExtension(name);
  }

  private static Codec byExtension(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Codec codec : values()) {
      if (codec != NONE && lower.endsWith(codec.extension)) {
        return codec;
      }
    }
    return NONE;
  }

  /** Decompresses; several members, frames or streams in a row are one content. */
  InputStream decompress(InputStream stored) throws IOException {
    return switch (this) {
      case NONE -> stored;
      case GZIP -> new GzipStream(stored);
      case ZSTD -> Archives.fromZstd(stored);
      case BZIP2 -> Archives.fromBzip2(stored);
    };
  }

  /** Compresses; closing the result closes the stream that it writes to. */
  OutputStream compress(OutputStream stored) throws IOException {
    return switch (this) {
      case NONE -> stored;
      case GZIP -> new GZIPOutputStream(stored, BUFFER);
      case ZSTD -> Archives.toZstd(stored);
      case BZIP2 -> Archives.toBzip2(stored);
    };
  }
}
