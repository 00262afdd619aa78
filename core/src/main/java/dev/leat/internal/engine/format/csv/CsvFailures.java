package dev.leat.internal.engine.format.csv;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Csv;
import java.util.HashSet;
import java.util.List;

/** The failures of reading CSV that are not those of single rows: every sentence, once. */
final class CsvFailures {

  private CsvFailures() {}

  static LeatException empty(String name) {
    return input(
        "\"%s\" is empty: it has no header and no row. If that is right, set --allow-empty.", name);
  }

  static LeatException tooLong(String name, Csv options) {
    return input(
        "\"%s\": no record ends within %s. A quote may be unclosed: try --quote none, or raise"
            + " --max-record.",
        name, options.reading().maxRecord());
  }

  static LeatException header(String name, long line, CsvFault fault) {
    return input("%s:%d: the header cannot be read: %s.", name, line, fault.reason());
  }

  /** A first record with fewer fields than all others. */
  static LeatException narrowHeader(String name, int fields, int usual, long linesAbove) {
    return input(
        "%s:1: the first record has %d %s, and those below it have %d. Leave titles out with"
            + " --skip-lines %d, or set --no-header if it is a row.",
        name, fields, fields == 1 ? "field" : "fields", usual, linesAbove);
  }

  /** Two files of one source whose headers differ. */
  static LeatException headersDiffer(
      String name, List<String> names, String otherName, List<String> otherNames) {
    if (new HashSet<>(names).equals(new HashSet<>(otherNames))) {
      return input(
          "\"%s\" and \"%s\" have the same columns in different order: %s, and %s. Read them"
              + " apart, and unite the rows: that goes by name.",
          name, otherName, String.join(", ", names), String.join(", ", otherNames));
    }
    return input(
        "\"%s\" and \"%s\" have different columns: %s, and %s. Read them apart, or name only files"
            + " that belong together.",
        name, otherName, String.join(", ", names), String.join(", ", otherNames));
  }

  private static LeatException input(String message, Object... values) {
    return new LeatException(ErrorKind.INPUT, message.formatted(values));
  }
}
