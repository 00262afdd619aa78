package dev.leat.internal.engine.file.gzip;

import java.io.IOException;

/** Says what is wrong with compressed bytes. */
public final class DamagedArchive extends IOException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public DamagedArchive(String message) {
    super(message);
  }
}
