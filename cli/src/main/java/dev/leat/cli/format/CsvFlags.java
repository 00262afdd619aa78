package dev.leat.cli.format;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Compression;
import dev.leat.io.Csv;
import dev.leat.io.Dialect;
import dev.leat.io.Header;
import dev.leat.io.Mark;
import dev.leat.io.Ragged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words the options of a CSV file as the flags that set them, quoted for a shell. */
public final class CsvFlags {

  private static final Map<Character, String> NAMES =
      Map.of(
          '\t',
          "tab",
          ',',
          "comma",
          ';',
          "semicolon",
          '|',
          "pipe",
          ' ',
          "space",
          '"',
          "double",
          '\'',
          "single",
          '\\',
          "backslash",
          '#',
          "hash");

  private final List<String> flags = new ArrayList<>();

  private CsvFlags() {}

  /** The flags that read a file with these options and columns, so that nothing is guessed. */
  public static List<String> of(Csv csv, Schema schema) {
    CsvFlags flags = new CsvFlags();
    flags.dialect(csv.dialect());
    flags.add(ReadOption.ENCODING, csv.packing().encoding().label());
    if (csv.packing().compression() != Compression.AUTO) {
      flags.add(ReadOption.COMPRESSION, Words.word(csv.packing().compression()));
    }
    csv.reading().nullTexts().forEach(text -> flags.add(ReadOption.NULL, text));
    if (csv.reading().ragged() != Ragged.ERROR) {
      flags.add(ReadOption.RAGGED, Words.word(csv.reading().ragged()));
    }
    flags.types(schema);
    return flags.flags;
  }

  private void dialect(Dialect dialect) {
    if (dialect.skipLines() > 0) {
      add(ReadOption.SKIP_LINES, Integer.toString(dialect.skipLines()));
    }
    add(ReadOption.DELIMITER, dialect.delimiter());
    add(ReadOption.QUOTE, dialect.quote());
    add(ReadOption.ESCAPE, dialect.escape());
    if (dialect.comment().isSet()) {
      add(ReadOption.COMMENT, dialect.comment());
    }
    if (dialect.header() != Header.AUTO) {
      flags.add(dialect.header() == Header.PRESENT ? "--header" : "--no-header");
    }
  }

  private void types(Schema schema) {
    flags.add("--" + ReadOption.ALL_TEXT.word());
    for (Field field : schema.fields()) {
      if (field.type() != Type.TEXT) {
        add(ReadOption.TYPES, field.name() + ":" + Words.word(field.type()));
      }
    }
  }

  private void add(ReadOption option, Mark mark) {
    switch (mark.state()) {
      case SNIFFED -> {}
      case NONE -> add(option, "none");
      case SET ->
          add(option, NAMES.getOrDefault(mark.character(), String.valueOf(mark.character())));
    }
  }

  private void add(ReadOption option, String value) {
    flags.add(ShellWords.flag(option.word(), value));
  }
}
