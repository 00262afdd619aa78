package dev.leat.expr;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;

/** Words the errors of texts that are no expressions, with a caret below the place. */
final class Complaint {

  private static final int SHOWN_BEFORE = 60;
  private static final int SHOWN_LINE = 100;

  private Complaint() {}

  /**
   * The error of a place in a text.
   *
   * @param text the whole expression
   * @param offset the place, counted from 0
   * @param problem what is wrong there, without a full stop
   */
  static LeatException at(String text, int offset, String problem) {
    int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    int lineEnd = text.indexOf('\n', offset);
    String line = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
    int column = offset - lineStart;
    int cut = Math.max(0, column - SHOWN_BEFORE);
    String shown = line.substring(cut, Math.min(line.length(), cut + SHOWN_LINE));
    long lineNumber = text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
    String place =
        lineNumber == 1
            ? "column " + (column + 1)
            : "line %d, column %d".formatted(lineNumber, column + 1);
    return new LeatException(
        ErrorKind.USAGE,
        "The expression cannot be read at %s: %s.%n  %s%n  %s^"
            .formatted(place, problem, printable(shown), " ".repeat(column - cut))
            .replace(System.lineSeparator(), "\n"));
  }

  private static String printable(String line) {
    return line.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
  }
}
