package dev.leat.io;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format that the name of a file suggests, by its ending before that of a compression.
 *
 * <p>{@code .jsonl} and {@code .ndjson} are lines of JSON, {@code .json} is JSON, {@code .tsv} and
 * {@code .tab} are CSV with tabs; any other name is CSV.
 */
public final class NamedFormat {

  private static final Pattern ENDING = Pattern.compile(".*?\\.(\\w+)(\\.(gz|zst|bz2))?");

  private NamedFormat() {}

  /** The format to read a location in; what its name leaves open is found out by looking. */
  public static Format reading(String location) {
    return switch (ending(location)) {
      case "jsonl", "ndjson" -> Json.lines();
      case "json" -> Json.array();
      case "tsv", "tab" -> Csv.tabs();
      default -> Csv.sniffed();
    };
  }

  /** The format to write a location in. */
  public static Format writing(String location) {
    return switch (ending(location)) {
      case "jsonl", "ndjson" -> Json.lines();
      case "json" -> Json.array();
      case "tsv", "tab" -> Csv.tabs();
      default -> Csv.commas();
    };
  }

  private static String ending(String location) {
    Matcher ending = ENDING.matcher(new Location(location).ending());
    return ending.matches() ? ending.group(1) : "";
  }
}
