package dev.leat.internal.engine.file;

import java.util.Optional;

/** The kinds of files that are known not to be text, told by their first bytes. */
enum BinaryKind {
  PNG("a PNG image", 0, 0x89, 'P', 'N', 'G'),
  JPEG("a JPEG image", 0, 0xFF, 0xD8, 0xFF),
  GIF("a GIF image", 0, 'G', 'I', 'F', '8'),
  PDF("a PDF document", 0, '%', 'P', 'D', 'F', '-'),
  ELF("a program", 0, 0x7F, 'E', 'L', 'F'),
  CLASS("a Java class or a macOS program", 0, 0xCA, 0xFE, 0xBA, 0xBE),
  ZIP("a ZIP archive, as Excel and Word files are", 0, 'P', 'K', 3, 4),
  OLE("an old Excel or Word file", 0, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1),
  PARQUET("a Parquet file", 0, 'P', 'A', 'R', '1'),
  ARROW("an Arrow file", 0, 'A', 'R', 'R', 'O', 'W', '1'),
  AVRO("an Avro file", 0, 'O', 'b', 'j', 1),
  ORC("an ORC file", 0, 'O', 'R', 'C', 8),
  SQLITE("an SQLite database", 0, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't'),
  DUCKDB("a DuckDB database", 8, 'D', 'U', 'C', 'K'),
  XZ("compressed with xz; decompress it with \"xz -d\" first", 0, 0xFD, '7', 'z', 'X', 'Z'),
  LZ4("compressed with lz4; decompress it with \"lz4 -d\" first", 0, 0x04, 0x22, 0x4D, 0x18),
  SEVEN_ZIP("a 7-Zip archive", 0, '7', 'z', 0xBC, 0xAF),
  RAR("a RAR archive", 0, 'R', 'a', 'r', '!', 0x1A),
  GZIP("compressed with gzip twice; decompress it once first", 0, 0x1F, 0x8B, 0x08),
  ZSTD("compressed with zstd twice; decompress it once first", 0, 0x28, 0xB5, 0x2F, 0xFD);

  private final String label;
  private final int offset;
  private final int[] magic;

  BinaryKind(String label, int offset, int... magic) {
    this.label = label;
    this.offset = offset;
    this.magic = magic;
  }

  /** What it is, as the end of a sentence. */
  String label() {
    return label;
  }

  /** The kind of a file by its first bytes, or empty when they may be text. */
  static Optional<BinaryKind> of(byte[] start) {
    Magic found = new Magic(start, start.length);
    for (BinaryKind kind : values()) {
      if (found.is(kind.offset, kind.magic)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
