package dev.leat.internal.engine.format.csv;

import dev.leat.data.Type;
import dev.leat.io.Csv;
import dev.leat.io.Dialect;
import dev.leat.io.Header;
import dev.leat.io.Mark;
import dev.leat.io.TypeList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes pinned options as flags of the command line. */
final class PinFlags {

  private PinFlags() {}

  static List<String> of(Csv pinned) {
    List<String> flags = new ArrayList<>();
    Dialect dialect = pinned.dialect();
    flags.add("--delimiter " + mark(dialect.delimiter()));
    flags.add("--quote " + mark(dialect.quote()));
    if (dialect.escape().isSet()) {
      flags.add("--escape " + mark(dialect.escape()));
    }
    if (dialect.comment().isSet()) {
      flags.add("--comment " + mark(dialect.comment()));
    }
    if (dialect.skipLines() > 0) {
      flags.add("--skip-lines " + dialect.skipLines());
    }
    flags.add(dialect.header() == Header.ABSENT ? "--no-header" : "--header");
    flags.add("--encoding " + pinned.packing().encoding().label());
    for (String text : pinned.reading().nullTexts()) {
      flags.add("--null " + shell(text));
    }
    flags.add(types(pinned.reading().columns().types()));
    return flags;
  }

  private static String types(Map<String, Type> types) {
    boolean allText = types.values().stream().allMatch(type -> type == Type.TEXT);
    return allText ? "--all-text" : "--types " + shell(TypeList.format(types));
  }

  private static String mark(Mark mark) {
    return switch (mark.state()) {
      case NONE, SNIFFED -> "none";
      case SET -> mark.is('\t') ? "tab" : shell(Character.toString(mark.character()));
    };
  }

  /** A word for a POSIX shell, in single quotes when it needs any. */
  private static String shell(String word) {
    boolean plain = word.matches("[\\w@%+=:,./-]+");
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
