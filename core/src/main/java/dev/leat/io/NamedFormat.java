package dev.leat.io;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format that the name of a file suggests, by its ending before that of a compression.
 *
 * <p>{@code .jsonl} and {@code .ndjson} are lines of JSON, {@code .json} is JSON, {@code .tsv} and
 * {@code .tab} are CSV with tabs, {@code .parquet} is Parquet, {@code .xlsx} an Excel workbook; any
 * other name is CSV.
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
      case "parquet" -> uncompressed(location, Parquet.defaults());
      case "xlsx" -> uncompressed(location, Excel.defaults());
      case "xls" -> throw oldExcel(location);
      default -> Csv.sniffed();
    };
  }

  /** The format to write a location in. */
  public static Format writing(String location) {
    return switch (ending(location)) {
      case "jsonl", "ndjson" -> Json.lines();
      case "json" -> Json.array();
      case "tsv", "tab" -> Csv.tabs();
      case "parquet" -> uncompressed(location, Parquet.defaults());
      case "xlsx" -> uncompressed(location, Excel.defaults());
      case "xls" -> throw oldExcel(location);
      default -> Csv.commas();
    };
  }

  /** A format that is compressed inside, and never as a whole. */
  private static Format uncompressed(String location, Format format) {
    String end = new Location(location).ending();
    if (end.endsWith(".gz") || end.endsWith(".zst") || end.endsWith(".bz2")) {
      throw new LeatException(
          ErrorKind.USAGE,
          "\"%s\" is compressed as a whole, and %s is compressed inside. Leave out \"%s\"."
              .formatted(
                  new Location(location).shown(),
                  format.name(),
                  end.substring(end.lastIndexOf('.'))));
    }
    return format;
  }

  private static LeatException oldExcel(String location) {
    return new LeatException(
        ErrorKind.USAGE,
        "\"%s\" is a workbook of the old form, which Leat does not know. Save it as .xlsx."
            .formatted(new Location(location).shown()));
  }

  private static String ending(String location) {
    Matcher ending = ENDING.matcher(new Location(location).ending());
    return ending.matches() ? ending.group(1) : "";
  }
}
