package dev.leat.internal.engine.file;

import java.io.IOException;

/** Says what is wrong with compressed bytes. */
final class DamagedArchive extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedArchive(String message) {
    super(message);
  }
}
