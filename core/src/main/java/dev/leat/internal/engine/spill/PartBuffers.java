package dev.leat.internal.engine.spill;

import dev.leat.internal.engine.batch.ByteBuilder;

/** Gathers small records into the blocks of a {@link PartFile}; not safe for threads. */
public final class PartBuffers {

  private final PartFile file;
  private final ByteBuilder[] builders;
  private final int blockBytes;

  /** Buffers for so many parts, of about so many bytes each. */
  public PartBuffers(PartFile file, int parts, int blockBytes) {
    this.file = file;
    this.builders = new ByteBuilder[parts];
    this.blockBytes = blockBytes;
    for (int i = 0; i < parts; i++) {
      builders[i] = new ByteBuilder(64);
    }
  }

  /** The buffer of a part, to append one record to. */
  public ByteBuilder of(int part) {
    ByteBuilder builder = builders[part];
    if (builder.size() >= blockBytes) {
      file.add(part, builder);
      builder.clear();
    }
    return builder;
  }

  /** Writes what is left, and gives the memory back. */
  public void finish() {
    for (int part = 0; part < builders.length; part++) {
      if (builders[part].size() > 0) {
        file.add(part, builders[part]);
      }
      builders[part] = new ByteBuilder(0);
    }
  }

  /** The file of the blocks. */
  public PartFile file() {
    return file;
  }
}
