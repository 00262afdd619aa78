package dev.leat.cli.command;

import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Option;
import dev.leat.cli.format.Formats;
import dev.leat.cli.format.ReadOption;
import dev.leat.io.Format;
import dev.leat.io.Source;
import java.util.List;

/** The options that say how a file is read; what is not said is found by looking. */
final class ReadOptions {

  private static final Option FORMAT =
      Option.value(
          "--format, --from",
          "FORMAT",
          "Read csv, tsv, jsonl, json, parquet, excel or text (lines).");

  private static final FormatOptions<ReadOption> OPTIONS =
      FormatOptions.of(FORMAT, ReadOption.class, ReadOptions::option);

  static final List<Option> ALL = OPTIONS.all();

  private final Arguments arguments;

  ReadOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  private static Option option(ReadOption option) {
    return switch (option) {
      case DELIMITER ->
          Option.value(
              "-d, --delimiter",
              "CHAR",
              "The character between fields: a character, tab, comma, pipe ...");
      case QUOTE ->
          Option.value(
              "--quote",
              "CHAR",
              "The character around fields: a character, double, single or none.");
      case ESCAPE ->
          Option.value("--escape", "CHAR", "The character before a literal quote, or none.");
      case NULL ->
          Option.values("--null", "TEXT", "An unquoted text that is null; may be repeated.");
      case HEADER ->
          Option.either(
              "--header", "The first record holds the names of the columns, or does not.");
      case SKIP_LINES -> Option.value("--skip-lines", "N", "Leave out so many lines at the start.");
      case COMMENT -> Option.value("--comment", "CHAR", "Leave out records that start with it.");
      case ENCODING ->
          Option.value(
              "--encoding",
              "NAME",
              "How characters are bytes: utf-8, utf-16, latin1, windows-1252 ...");
      case TYPES ->
          Option.values(
              "--types", "COL:TYPE", "The type of a column, such as id:text; may be repeated.");
      case ALL_TEXT ->
          Option.either("--all-text", "Columns are text unless --types says otherwise.");
      case SAMPLE_SIZE ->
          Option.value("--sample-size", "ROWS", "Propose types from so many rows; -1 for all.");
      case RAGGED ->
          Option.value(
              "--ragged", "WHAT", "Rows with too many or too few fields: error, pad or reject.");
      case ORIGIN ->
          Option.values(
              "--origin",
              "WHAT",
              "Add a column with the file, line or byte of each row; may be repeated.");
      case COMPRESSION ->
          Option.value(
              "--compression",
              "NAME",
              "gzip, zstd, bzip2 or none, whatever the name and first bytes say.");
      case MAX_RECORD ->
          Option.value(
              "--max-record", "SIZE", "The size that one record may have (default: 64 MB).");
      case ALLOW_EMPTY ->
          Option.either("--allow-empty", "A file without any record is a table without rows.");
      case RECORDS ->
          Option.value("--records", "PATH", "Where the records are in a JSON text: data.items.");
      case MAX_DEPTH ->
          Option.value("--max-depth", "N", "How deep JSON may be nested (default: 1000).");
      case SHEET ->
          Option.value("--sheet", "NAME|N", "The sheet of a workbook, or its number (default: 1).");
    };
  }

  /** The source at locations. */
  Source source(List<String> locations) {
    String first = locations.getFirst();
    Format format =
        OPTIONS.format(arguments, (name, options) -> Formats.reading(first, name, options));
    return new Source(locations, format);
  }
}
