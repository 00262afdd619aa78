package dev.leat.cli.format;

import dev.leat.data.DataSize;
import dev.leat.io.ByteOrderMark;
import dev.leat.io.Csv;
import dev.leat.io.Encoding;
import dev.leat.io.Excel;
import dev.leat.io.FormulaGuard;
import dev.leat.io.Header;
import dev.leat.io.Json;
import dev.leat.io.Newline;
import dev.leat.io.Nulls;
import dev.leat.io.Parquet;
import dev.leat.io.Quoting;
import dev.leat.io.TextLines;
import java.util.List;
import java.util.function.BiFunction;

/** An option of writing a file, named alike as a flag and as a key of a flow. */
public enum WriteOption implements FormatOption {
  /** The character between fields. */
  DELIMITER((csv, texts) -> csv.delimiter(Words.character(texts.getFirst()))),
  /** Which fields are quoted, {@code all} or {@code minimal}, or the character to do it with. */
  QUOTE((csv, texts) -> quote(csv, texts.getFirst())),
  /** Whether every field that is not null is quoted. */
  QUOTE_ALL(
      (csv, texts) -> csv.quoting(Words.flag(texts.getFirst()) ? Quoting.ALL : Quoting.MINIMAL)),
  /** The character before a literal quote, or none. */
  ESCAPE((csv, texts) ->
      Words.characterOrNone(texts.getFirst()).map(csv::escape).orElseGet(csv::noEscape)),
  /** What is written for null. */
  NULL((csv, texts) -> csv.nullToken(texts.getFirst())),
  /** Whether the names are written first. */
  HEADER((csv, texts) -> csv.header(Words.flag(texts.getFirst()) ? Header.PRESENT : Header.ABSENT)),
  /** How characters are bytes. */
  ENCODING((csv, texts) -> csv.encoding(new Encoding(texts.getFirst()))),
  /** How the file is compressed. */
  COMPRESSION((csv, texts) -> csv.compression(ReadOption.compression(texts.getFirst()))),
  /** Whether records end in CR LF. */
  CRLF((csv, texts) -> csv.newline(newline(texts.getFirst()))),
  /** Whether the file starts with a byte order mark. */
  BOM((csv, texts) ->
      csv.byteOrderMark(
          Words.flag(texts.getFirst()) ? ByteOrderMark.WRITTEN : ByteOrderMark.OMITTED)),
  /** Whether text that a spreadsheet would run is defused. */
  FORMULA_GUARD((csv, texts) ->
      csv.formulaGuard(Words.flag(texts.getFirst()) ? FormulaGuard.APOSTROPHE : FormulaGuard.OFF)),
  /** Whether JSON keeps fields that are null. */
  NULLS((csv, texts) -> {
    throw ReadOption.onlyOf("json", "nulls");
  }),
  /** The size of the row groups of a Parquet file. */
  ROW_GROUP((csv, texts) -> {
    throw ReadOption.onlyOf("parquet", "row-group");
  }),
  /** How the sheet of a workbook is called. */
  SHEET((csv, texts) -> {
    throw ReadOption.onlyOf("excel", "sheet");
  });

  private final BiFunction<Csv, List<String>, Csv> change;

  WriteOption(BiFunction<Csv, List<String>, Csv> change) {
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

  @Override
  public Json apply(Json json, List<String> texts) {
    return switch (this) {
      case ENCODING -> json.encoding(new Encoding(texts.getFirst()).charset());
      case COMPRESSION -> json.compression(ReadOption.compression(texts.getFirst()));
      case NULLS -> json.nulls(Words.choice(Nulls.class, texts.getFirst()));
      case DELIMITER,
          QUOTE,
          QUOTE_ALL,
          ESCAPE,
          NULL,
          HEADER,
          CRLF,
          BOM,
          FORMULA_GUARD,
          ROW_GROUP,
          SHEET ->
          throw Words.usage(
              "JSON has no option \"%s\". Leave it out, or write the file as csv."
                  .formatted(word()));
    };
  }

  @Override
  public TextLines apply(TextLines lines, List<String> texts) {
    return switch (this) {
      case ENCODING -> lines.encoding(new Encoding(texts.getFirst()).charset());
      case COMPRESSION -> lines.compression(ReadOption.compression(texts.getFirst()));
      case CRLF -> lines.newline(newline(texts.getFirst()));
      case DELIMITER,
          QUOTE,
          QUOTE_ALL,
          ESCAPE,
          NULL,
          HEADER,
          BOM,
          FORMULA_GUARD,
          NULLS,
          ROW_GROUP,
          SHEET ->
          throw Words.usage(
              "Text lines have no option \"%s\". Leave it out, or write the file as csv."
                  .formatted(word()));
    };
  }

  @Override
  public Parquet apply(Parquet parquet, List<String> texts) {
    return switch (this) {
      case COMPRESSION -> parquet.codec(Words.choice(Parquet.Codec.class, texts.getFirst()));
      case ROW_GROUP -> parquet.rowGroup(DataSize.parse(texts.getFirst()));
      case DELIMITER,
          QUOTE,
          QUOTE_ALL,
          ESCAPE,
          NULL,
          HEADER,
          ENCODING,
          CRLF,
          BOM,
          FORMULA_GUARD,
          NULLS,
          SHEET ->
          throw Words.usage("Parquet has no option \"%s\". Leave it out.".formatted(word()));
    };
  }

  @Override
  public Excel apply(Excel excel, List<String> texts) {
    return switch (this) {
      case SHEET -> excel.sheet(texts.getFirst());
      case HEADER -> excel.header(Words.flag(texts.getFirst()) ? Header.PRESENT : Header.ABSENT);
      case DELIMITER,
          QUOTE,
          QUOTE_ALL,
          ESCAPE,
          NULL,
          ENCODING,
          COMPRESSION,
          CRLF,
          BOM,
          FORMULA_GUARD,
          NULLS,
          ROW_GROUP ->
          throw Words.usage("A workbook has no option \"%s\". Leave it out.".formatted(word()));
    };
  }

  private static Csv quote(Csv csv, String text) {
    return switch (text) {
      case "all" -> csv.quoting(Quoting.ALL);
      case "minimal" -> csv.quoting(Quoting.MINIMAL);
      case "none" -> csv.noQuote();
      default -> csv.quote(Words.character(text));
    };
  }

  private static Newline newline(String text) {
    return Words.flag(text) ? Newline.CRLF : Newline.LF;
  }
}
