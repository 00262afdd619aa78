package dev.leat.cli.format;

import dev.leat.io.Csv;
import dev.leat.io.Format;
import dev.leat.io.Location;
import dev.leat.io.TextLines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Chooses a format by its name, or by that of a file, and sets its options. */
public final class Formats {

  /** The formats that have a name. */
  private enum Name {
    CSV,
    TSV,
    TEXT
  }

  /** Makes the format of a file, of the name of a format and its options. */
  @FunctionalInterface
  public interface Making<O> {
    /** The format that is named, else the one that the name of the file suggests. */
    Format format(Optional<String> name, Map<O, List<String>> options);
  }

  private static final Pattern TABS =
      Pattern.compile(".*\\.(tsv|tab)(\\.(gz|zst|bz2))?", Pattern.CASE_INSENSITIVE);

  private Formats() {}

  /** The format to read a location in. */
  public static Format reading(
      String location, Optional<String> name, Map<ReadOption, List<String>> options) {
    Format start =
        switch (name.map(Formats::named).orElse(Name.CSV)) {
          case TEXT -> TextLines.plain();
          case CSV -> name.isEmpty() && hasTabs(location) ? Csv.tabs() : Csv.sniffed();
          case TSV -> Csv.tabs();
        };
    return with(start, options);
  }

  /** The format to write a location in, without options. */
  public static Format writing(String location) {
    return writing(location, Optional.empty(), Map.of());
  }

  /** The format to write a location in. */
  public static Format writing(
      String location, Optional<String> name, Map<WriteOption, List<String>> options) {
    Name chosen = name.map(Formats::named).orElse(hasTabs(location) ? Name.TSV : Name.CSV);
    Format start =
        switch (chosen) {
          case TEXT -> TextLines.plain();
          case CSV -> Csv.commas();
          case TSV -> Csv.tabs();
        };
    return with(start, options);
  }

  private static Format with(Format start, Map<? extends FormatOption, List<String>> options) {
    Format format = start;
    for (Map.Entry<? extends FormatOption, List<String>> option : options.entrySet()) {
      List<String> texts = option.getValue();
      format =
          format instanceof TextLines lines
              ? option.getKey().apply(lines, texts)
              : option.getKey().apply((Csv) format, texts);
    }
    return format;
  }

  private static boolean hasTabs(String location) {
    return TABS.matcher(new Location(location).ending()).matches();
  }

  private static Name named(String name) {
    return Words.choice(Name.class, name);
  }
}
