package dev.leat.cli.command;

import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Option;
import dev.leat.cli.format.Formats;
import dev.leat.cli.format.WriteOption;
import dev.leat.io.Format;
import java.util.List;

/** The options that say how a file is written. */
final class WriteOptions {

  private static final Option FORMAT =
      Option.value(
          "--to",
          "FORMAT",
          "Write csv, tsv, jsonl, json, parquet, excel or text (default: by the name).");

  private static final FormatOptions<WriteOption> OPTIONS =
      FormatOptions.of(FORMAT, WriteOption.class, WriteOptions::option);

  static final List<Option> ALL = OPTIONS.all();

  private final Arguments arguments;

  WriteOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  private static Option option(WriteOption option) {
    return switch (option) {
      case DELIMITER ->
          Option.value("--out-delimiter", "CHAR", "Write this character between fields.");
      case QUOTE ->
          Option.value("--out-quote", "CHAR", "Write this character around fields, or none.");
      case QUOTE_ALL ->
          Option.either("--quote-all", "Write quotes around every field that is not null.");
      case ESCAPE ->
          Option.value("--out-escape", "CHAR", "Write this character before a literal quote.");
      case NULL -> Option.value("--out-null", "TEXT", "Write this text for null.");
      case HEADER ->
          Option.either("--out-header", "Write the names of the columns first, or do not.");
      case ENCODING ->
          Option.value("--out-encoding", "NAME", "How characters become bytes (default: utf-8).");
      case COMPRESSION ->
          Option.value(
              "--out-compression",
              "NAME",
              "gzip, zstd, bzip2 or none (default: what the name says); parquet: or snappy.");
      case CRLF -> Option.either("--crlf", "End records with CR LF.");
      case BOM -> Option.either("--bom", "Start with a byte order mark.");
      case FORMULA_GUARD ->
          Option.either(
              "--formula-guard", "Defuse text that a spreadsheet would run as a formula.");
      case NULLS ->
          Option.value(
              "--nulls", "WHAT", "Nulls in JSON: keep, or omit the fields (default: keep).");
      case ROW_GROUP ->
          Option.value("--row-group", "SIZE", "The size of Parquet's row groups (default: 16 MB).");
      case SHEET -> Option.value("--out-sheet", "NAME", "How the sheet is called that is written.");
    };
  }

  /** The format of a location. */
  Format format(String location) {
    return OPTIONS.format(arguments, (name, options) -> Formats.writing(location, name, options));
  }
}
