package dev.leat.cli.command;

import dev.leat.cli.format.Formats;
import dev.leat.cli.format.WriteOption;
import dev.leat.io.Format;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a file is written. */
public final class WriteOptions {

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description = "Write csv, tsv or text (default: what the name says).")
  private @Nullable String format;

  @Option(
      names = "--out-delimiter",
      paramLabel = "CHAR",
      description = "Write this character between fields.")
  private @Nullable String delimiter;

  @Option(
      names = "--out-quote",
      paramLabel = "CHAR",
      description = "Write this character around fields, or none.")
  private @Nullable String quote;

  @Option(
      names = "--quote-all",
      negatable = true,
      description = "Write quotes around every field that is not null.")
  private @Nullable Boolean quoteAll;

  @Option(
      names = "--out-escape",
      paramLabel = "CHAR",
      description = "Write this character before a literal quote.")
  private @Nullable String escape;

  @Option(names = "--out-null", paramLabel = "TEXT", description = "Write this text for null.")
  private @Nullable String nullToken;

  @Option(
      names = "--out-header",
      negatable = true,
      description = "Write the names of the columns first, or do not.")
  private @Nullable Boolean header;

  @Option(
      names = "--out-encoding",
      paramLabel = "NAME",
      description = "How characters become bytes (default: utf-8).")
  private @Nullable String encoding;

  @Option(
      names = "--out-compression",
      paramLabel = "NAME",
      description = "gzip, zstd, bzip2 or none (default: what the name says).")
  private @Nullable String compression;

  @Option(names = "--crlf", negatable = true, description = "End records with CR LF.")
  private @Nullable Boolean crlf;

  @Option(names = "--bom", negatable = true, description = "Start with a byte order mark.")
  private @Nullable Boolean bom;

  @Option(
      names = "--formula-guard",
      negatable = true,
      description = "Defuse text that a spreadsheet would run as a formula.")
  private @Nullable Boolean formulaGuard;

  /** The format of a location. */
  Format format(String location) {
    Map<WriteOption, List<String>> options = new EnumMap<>(WriteOption.class);
    for (WriteOption option : WriteOption.values()) {
      List<String> texts = texts(option);
      if (!texts.isEmpty()) {
        options.put(option, texts);
      }
    }
    return Formats.writing(location, Optional.ofNullable(format), options);
  }

  private List<String> texts(WriteOption option) {
    return switch (option) {
      case DELIMITER -> ReadOptions.one(delimiter);
      case QUOTE -> ReadOptions.one(quote);
      case QUOTE_ALL -> ReadOptions.one(quoteAll);
      case ESCAPE -> ReadOptions.one(escape);
      case NULL -> ReadOptions.one(nullToken);
      case HEADER -> ReadOptions.one(header);
      case ENCODING -> ReadOptions.one(encoding);
      case COMPRESSION -> ReadOptions.one(compression);
      case CRLF -> ReadOptions.one(crlf);
      case BOM -> ReadOptions.one(bom);
      case FORMULA_GUARD -> ReadOptions.one(formulaGuard);
    };
  }
}
