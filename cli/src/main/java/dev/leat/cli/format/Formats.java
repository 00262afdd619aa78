package dev.leat.cli.format;

import dev.leat.io.Csv;
import dev.leat.io.Format;
import dev.leat.io.TextLines;
import java.util.List;
import java.util.Locale;
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

  private static final Pattern TABS =
      Pattern.compile(".*\\.(tsv|tab)(\\.(gz|zst|bz2))?", Pattern.CASE_INSENSITIVE);

  private Formats() {}

  /** The format to read a location in. */
  public static Format reading(
      String location, Optional<String> name, Map<ReadOption, List<String>> options) {
    return switch (name.map(Formats::named).orElse(Name.CSV)) {
      case TEXT -> {
        TextLines lines = TextLines.plain();
        for (Map.Entry<ReadOption, List<String>> option : options.entrySet()) {
          lines = option.getKey().apply(lines, option.getValue());
        }
        yield lines;
      }
      case CSV -> reading(name.isPresent() ? Csv.sniffed() : byName(location), options);
      case TSV -> reading(Csv.tabs(), options);
    };
  }

  private static Csv reading(Csv start, Map<ReadOption, List<String>> options) {
    Csv csv = start;
    for (Map.Entry<ReadOption, List<String>> option : options.entrySet()) {
      csv = option.getKey().apply(csv, option.getValue());
    }
    return csv;
  }

  /** The format to write a location in, without options. */
  public static Format writing(String location) {
    return writing(location, Optional.empty(), Map.of());
  }

  /** The format to write a location in. */
  public static Format writing(
      String location, Optional<String> name, Map<WriteOption, List<String>> options) {
    Name chosen = name.map(Formats::named).orElse(hasTabs(location) ? Name.TSV : Name.CSV);
    return switch (chosen) {
      case TEXT -> {
        TextLines lines = TextLines.plain();
        for (Map.Entry<WriteOption, List<String>> option : options.entrySet()) {
          lines = option.getKey().apply(lines, option.getValue());
        }
        yield lines;
      }
      case CSV -> writing(Csv.commas(), options);
      case TSV -> writing(Csv.tabs(), options);
    };
  }

  private static Csv writing(Csv start, Map<WriteOption, List<String>> options) {
    Csv csv = start;
    for (Map.Entry<WriteOption, List<String>> option : options.entrySet()) {
      csv = option.getKey().apply(csv, option.getValue());
    }
    return csv;
  }

  private static Csv byName(String location) {
    return hasTabs(location) ? Csv.tabs() : Csv.sniffed();
  }

  private static boolean hasTabs(String location) {
    return TABS.matcher(location.toLowerCase(Locale.ROOT)).matches();
  }

  private static Name named(String name) {
    return Words.choice(Name.class, name);
  }
}
