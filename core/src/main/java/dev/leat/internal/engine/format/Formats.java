package dev.leat.internal.engine.format;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Format;
import java.util.ServiceLoader;

/** Finds who reads and who writes a format. */
public final class Formats {

  private Formats() {}

  /** The reader of a format. */
  public static FormatReader reader(Format format) {
    return ServiceLoader.load(FormatReader.class, FormatReader.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(reader -> reader.reads(format))
        .findFirst()
        .orElseThrow(() -> unknown("read", format));
  }

  /** The writer of a format. */
  public static FormatWriter writer(Format format) {
    return ServiceLoader.load(FormatWriter.class, FormatWriter.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(writer -> writer.writes(format))
        .findFirst()
        .orElseThrow(() -> unknown("write", format));
  }

  private static LeatException unknown(String verb, Format format) {
    return new LeatException(
        ErrorKind.USAGE,
        "Nothing on the class path can %s the format \"%s\". Add the connector for it."
            .formatted(verb, format.name()));
  }
}
