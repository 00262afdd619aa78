package dev.leat.internal.engine.format;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Format;
import dev.leat.spi.Services;

/** Finds who reads and who writes a format. */
public final class Formats {

  private Formats() {}

  /** The reader of a format. */
  public static FormatReader reader(Format format) {
    return Services.find(FormatReader.class, reader -> reader.reads(format))
        .orElseThrow(() -> unknown("read", format));
  }

  /** The writer of a format. */
  public static FormatWriter writer(Format format) {
    return Services.find(FormatWriter.class, writer -> writer.writes(format))
        .orElseThrow(() -> unknown("write", format));
  }

  private static LeatException unknown(String verb, Format format) {
    return new LeatException(
        ErrorKind.USAGE,
        "Nothing on the class path can %s the format \"%s\". Add the connector for it."
            .formatted(verb, format.name()));
  }
}
