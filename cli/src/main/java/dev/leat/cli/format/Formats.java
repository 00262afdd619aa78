package dev.leat.cli.format;

import dev.leat.io.Csv;
import dev.leat.io.Excel;
import dev.leat.io.Format;
import dev.leat.io.Json;
import dev.leat.io.NamedFormat;
import dev.leat.io.Parquet;
import dev.leat.io.TextLines;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses a format by its name, or by that of a file, and sets its options. */
public final class Formats {

  /** The formats that have a name. */
  private enum Name {
    CSV,
    TSV,
    TEXT,
    JSONL,
    JSON,
    PARQUET,
    EXCEL
  }

  /** Makes the format of a file, of the name of a format and its options. */
  @FunctionalInterface
  public interface Making<O> {
    /** The format that is named, else the one that the name of the file suggests. */
    Format format(Optional<String> name, Map<O, List<String>> options);
  }

  private Formats() {}

  /** The format to read a location in. */
  public static Format reading(
      String location, Optional<String> name, Map<ReadOption, List<String>> options) {
    Format suggested = NamedFormat.reading(location);
    return with(name.map(Formats::named).map(Formats::reading).orElse(suggested), options);
  }

  /** The format to write a location in, without options. */
  public static Format writing(String location) {
    return writing(location, Optional.empty(), Map.of());
  }

  /** The format to write a location in. */
  public static Format writing(
      String location, Optional<String> name, Map<WriteOption, List<String>> options) {
    Format suggested = NamedFormat.writing(location);
    return with(name.map(Formats::named).map(Formats::writing).orElse(suggested), options);
  }

  private static Format with(Format start, Map<? extends FormatOption, List<String>> options) {
    Format format = start;
    for (Map.Entry<? extends FormatOption, List<String>> option : options.entrySet()) {
      List<String> texts = option.getValue();
      format =
          switch (format) {
            case TextLines lines -> option.getKey().apply(lines, texts);
            case Json json -> option.getKey().apply(json, texts);
            case Parquet parquet -> option.getKey().apply(parquet, texts);
            case Excel excel -> option.getKey().apply(excel, texts);
            default -> option.getKey().apply((Csv) format, texts);
          };
    }
    return format;
  }

  private static Format reading(Name name) {
    return name == Name.CSV ? Csv.sniffed() : writing(name);
  }

  private static Format writing(Name name) {
    return switch (name) {
      case TEXT -> TextLines.plain();
      case CSV -> Csv.commas();
      case TSV -> Csv.tabs();
      case JSONL -> Json.lines();
      case JSON -> Json.array();
      case PARQUET -> Parquet.defaults();
      case EXCEL -> Excel.defaults();
    };
  }

  private static Name named(String name) {
    return name.equalsIgnoreCase("xlsx") ? Name.EXCEL : Words.choice(Name.class, name);
  }
}
