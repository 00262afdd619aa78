package dev.leat.cli.format;

import dev.leat.data.DataSize;
import dev.leat.data.LeatException;
import dev.leat.io.Compression;
import dev.leat.io.Csv;
import dev.leat.io.Encoding;
import dev.leat.io.Excel;
import dev.leat.io.Header;
import dev.leat.io.Inference;
import dev.leat.io.Json;
import dev.leat.io.JsonReading;
import dev.leat.io.Parquet;
import dev.leat.io.Ragged;
import dev.leat.io.TextLines;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** An option of reading a file, named alike as a flag and as a key of a flow. */
public enum ReadOption implements FormatOption {
  /** The character between fields. */
  DELIMITER((csv, texts) -> csv.delimiter(Words.character(texts.getFirst()))),
  /** The character around fields, or none. */
  QUOTE((csv, texts) ->
      Words.characterOrNone(texts.getFirst()).map(csv::quote).orElseGet(csv::noQuote)),
  /** The character before a literal quote, or none. */
  ESCAPE((csv, texts) ->
      Words.characterOrNone(texts.getFirst()).map(csv::escape).orElseGet(csv::noEscape)),
  /** Unquoted texts that are null. */
  NULL((csv, texts) -> csv.nullText(texts.toArray(String[]::new))),
  /** Whether the first record holds names. */
  HEADER((csv, texts) -> csv.header(Words.flag(texts.getFirst()) ? Header.PRESENT : Header.ABSENT)),
  /** The number of lines to leave out at the start. */
  SKIP_LINES((csv, texts) -> csv.skipLines(Words.number(texts.getFirst(), 0))),
  /** The character that starts a comment. */
  COMMENT((csv, texts) -> csv.comment(Words.character(texts.getFirst()))),
  /** How characters are bytes. */
  ENCODING((csv, texts) -> csv.encoding(new Encoding(texts.getFirst()))),
  /** Types by column. */
  TYPES((csv, texts) -> csv.types(Words.types(texts))),
  /** Whether every column is text unless its type was set. */
  ALL_TEXT((csv, texts) ->
      csv.inference(Words.flag(texts.getFirst()) ? Inference.NONE : Inference.SAMPLED)),
  /** The number of rows that types are sampled from; -1 for all. */
  SAMPLE_SIZE((csv, texts) -> csv.sampleRows(Words.number(texts.getFirst(), -1))),
  /** What happens to rows with too many or too few fields. */
  RAGGED((csv, texts) -> csv.ragged(Words.choice(Ragged.class, texts.getFirst()))),
  /** Columns that say where a row was read. */
  ORIGIN((csv, texts) -> csv.origin(Words.origins(texts))),
  /** How the file is compressed. */
  COMPRESSION((csv, texts) -> csv.compression(compression(texts.getFirst()))),
  /** The size that one record may have. */
  MAX_RECORD((csv, texts) -> csv.maxRecord(DataSize.parse(texts.getFirst()))),
  /** Whether a file without any record is a table without rows. */
  ALLOW_EMPTY((csv, texts) -> Words.flag(texts.getFirst()) ? csv.allowEmpty() : csv),
  /** The path to the records inside a JSON document. */
  RECORDS((csv, texts) -> {
    throw onlyOf("json", "records");
  }),
  /** How deep JSON may be nested. */
  MAX_DEPTH((csv, texts) -> {
    throw onlyOf("json", "max-depth");
  }),
  /** The sheet of a workbook. */
  SHEET((csv, texts) -> {
    throw onlyOf("excel", "sheet");
  });

  private final BiFunction<Csv, List<String>, Csv> change;

  ReadOption(BiFunction<Csv, List<String>, Csv> change) {
    this.change = change;
  }

  /** The word of the option, as a flag without its dashes. */
  public String word() {
    return Words.word(this);
  }

  @Override
  public Csv apply(Csv csv, List<String> texts) {
    return change.apply(csv, texts);
  }

  static LeatException onlyOf(String format, String word) {
    return Words.usage(
        "Only %1$s has an option \"%2$s\". Leave it out, or name the format %1$s."
            .formatted(format, word));
  }

  @Override
  public Json apply(Json json, List<String> texts) {
    return switch (this) {
      case ENCODING -> json.encoding(new Encoding(texts.getFirst()).charset());
      case COMPRESSION -> json.compression(compression(texts.getFirst()));
      case TYPES -> json.types(Words.types(texts));
      case SAMPLE_SIZE -> json.sampleRows(Words.number(texts.getFirst(), 1));
      case MAX_RECORD -> json.maxRecord(DataSize.parse(texts.getFirst()));
      case ALLOW_EMPTY -> Words.flag(texts.getFirst()) ? json.allowEmpty() : json;
      case RECORDS -> json.records(texts.getFirst());
      case MAX_DEPTH -> json.maxDepth(Words.number(texts.getFirst(), 1, JsonReading.DEEPEST));
      case ALL_TEXT ->
          throw Words.usage(
              "The values of JSON have types of their own. Leave \"all-text\" out, or set the type"
                  + " of a field, as in --types id:text.");
      case DELIMITER, QUOTE, ESCAPE, NULL, HEADER, SKIP_LINES, COMMENT, RAGGED, ORIGIN, SHEET ->
          throw Words.usage(
              "JSON has no option \"%s\". Leave it out, or read the file as csv."
                  .formatted(word()));
    };
  }

  @Override
  public TextLines apply(TextLines lines, List<String> texts) {
    return switch (this) {
      case ENCODING -> lines.encoding(new Encoding(texts.getFirst()).charset());
      case COMPRESSION -> lines.compression(compression(texts.getFirst()));
      case ORIGIN -> lines.origin(Words.origins(texts));
      case MAX_RECORD -> lines.maxLine(DataSize.parse(texts.getFirst()));
      case DELIMITER,
          QUOTE,
          ESCAPE,
          NULL,
          HEADER,
          SKIP_LINES,
          COMMENT,
          TYPES,
          ALL_TEXT,
          SAMPLE_SIZE,
          RAGGED,
          ALLOW_EMPTY,
          RECORDS,
          MAX_DEPTH,
          SHEET ->
          throw Words.usage(
              "Text lines have no option \"%s\". Leave it out, or read the file as csv."
                  .formatted(word()));
    };
  }

  @Override
  public Parquet apply(Parquet parquet, List<String> texts) {
    throw Words.usage(
        "A Parquet file says of itself how it is read. Leave \"%s\" out.".formatted(word()));
  }

  @Override
  public Excel apply(Excel excel, List<String> texts) {
    return switch (this) {
      case SHEET -> sheet(excel, texts.getFirst());
      case HEADER -> excel.header(Words.flag(texts.getFirst()) ? Header.PRESENT : Header.ABSENT);
      case SKIP_LINES -> excel.skipRows(Words.number(texts.getFirst(), 0));
      case TYPES -> excel.types(Words.types(texts));
      case ALL_TEXT ->
          excel.inference(Words.flag(texts.getFirst()) ? Inference.NONE : Inference.SAMPLED);
      case SAMPLE_SIZE -> excel.sampleRows(Words.number(texts.getFirst(), -1));
      case DELIMITER,
          QUOTE,
          ESCAPE,
          NULL,
          COMMENT,
          ENCODING,
          RAGGED,
          ORIGIN,
          COMPRESSION,
          MAX_RECORD,
          ALLOW_EMPTY,
          RECORDS,
          MAX_DEPTH ->
          throw Words.usage("A workbook has no option \"%s\". Leave it out.".formatted(word()));
    };
  }

  /** A sheet by its number, or else by its name. */
  private static Excel sheet(Excel excel, String text) {
    return text.matches("[0-9]{1,5}") ? excel.sheet(Words.number(text, 1)) : excel.sheet(text);
  }

  static Compression compression(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "gz" -> Compression.GZIP;
      case "zst" -> Compression.ZSTD;
      case "bz2" -> Compression.BZIP2;
      default -> Words.choice(Compression.class, text);
    };
  }
}
