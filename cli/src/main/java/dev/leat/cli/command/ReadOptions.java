package dev.leat.cli.command;

import dev.leat.cli.format.Formats;
import dev.leat.cli.format.ReadOption;
import dev.leat.io.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a file is read; what is not said is found by looking. */
public final class ReadOptions {

  @Option(
      names = {"--from", "--format"},
      paramLabel = "FORMAT",
      description = "Read csv, tsv or text (lines).")
  private @Nullable String format;

  @Option(
      names = {"-d", "--delimiter"},
      paramLabel = "CHAR",
      description = "The character between fields: a character, tab, comma, pipe ...")
  private @Nullable String delimiter;

  @Option(
      names = "--quote",
      paramLabel = "CHAR",
      description = "The character around fields: a character, double, single or none.")
  private @Nullable String quote;

  @Option(
      names = "--escape",
      paramLabel = "CHAR",
      description = "The character before a literal quote, or none.")
  private @Nullable String escape;

  @Option(
      names = "--null",
      paramLabel = "TEXT",
      description = "An unquoted text that is null; may be repeated.")
  private List<String> nulls = new ArrayList<>();

  @Option(
      names = "--header",
      negatable = true,
      description = "The first record holds the names of the columns, or does not.")
  private @Nullable Boolean header;

  @Option(
      names = "--skip-lines",
      paramLabel = "N",
      description = "Leave out so many lines at the start.")
  private @Nullable String skipLines;

  @Option(
      names = "--comment",
      paramLabel = "CHAR",
      description = "Leave out records that start with it.")
  private @Nullable String comment;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "How characters are bytes: utf-8, utf-16, latin1, windows-1252 ...")
  private @Nullable String encoding;

  @Option(
      names = "--types",
      paramLabel = "COL:TYPE",
      description = "The type of a column, such as id:text; may be repeated.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--all-text",
      negatable = true,
      description = "Columns are text unless --types says otherwise.")
  private @Nullable Boolean allText;

  @Option(
      names = "--sample-size",
      paramLabel = "ROWS",
      description = "Propose types from so many rows; -1 for all.")
  private @Nullable String sampleSize;

  @Option(
      names = "--ragged",
      paramLabel = "WHAT",
      description = "Rows with too many or too few fields: error, pad or reject.")
  private @Nullable String ragged;

  @Option(
      names = "--origin",
      paramLabel = "WHAT",
      description = "Add a column with the file, line or byte of each row; may be repeated.")
  private List<String> origins = new ArrayList<>();

  @Option(
      names = "--compression",
      paramLabel = "NAME",
      description = "gzip, zstd, bzip2 or none, whatever the name and first bytes say.")
  private @Nullable String compression;

  @Option(
      names = "--max-record",
      paramLabel = "SIZE",
      description = "The size that one record may have (default: 64 MB).")
  private @Nullable String maxRecord;

  @Option(
      names = "--allow-empty",
      negatable = true,
      description = "A file without any record is a table without rows.")
  private @Nullable Boolean allowEmpty;

  /** The source at a location. */
  Source source(List<String> locations) {
    Map<ReadOption, List<String>> options = new EnumMap<>(ReadOption.class);
    for (ReadOption option : ReadOption.values()) {
      List<String> texts = texts(option);
      if (!texts.isEmpty()) {
        options.put(option, texts);
      }
    }
    String first = locations.getFirst();
    return new Source(locations, Formats.reading(first, Optional.ofNullable(format), options));
  }

  private List<String> texts(ReadOption option) {
    return switch (option) {
      case DELIMITER -> one(delimiter);
      case QUOTE -> one(quote);
      case ESCAPE -> one(escape);
      case NULL -> nulls;
      case HEADER -> one(header);
      case SKIP_LINES -> one(skipLines);
      case COMMENT -> one(comment);
      case ENCODING -> one(encoding);
      case TYPES -> types;
      case ALL_TEXT -> one(allText);
      case SAMPLE_SIZE -> one(sampleSize);
      case RAGGED -> one(ragged);
      case ORIGIN -> origins;
      case COMPRESSION -> one(compression);
      case MAX_RECORD -> one(maxRecord);
      case ALLOW_EMPTY -> one(allowEmpty);
    };
  }

  static List<String> one(@Nullable Object value) {
    return value == null ? List.of() : List.of(value.toString());
  }
}
