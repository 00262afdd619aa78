package dev.leat.io;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.Serializable;

/**
 * How rows are written as CSV.
 *
 * @param quoting which fields are quoted
 * @param newline how a record ends
 * @param byteOrderMark whether the file starts with one
 * @param formulaGuard whether formulas are defused
 * @param nullToken what is written for null, unquoted
 */
public record CsvWriting(
    Quoting quoting,
    Newline newline,
    ByteOrderMark byteOrderMark,
    FormulaGuard formulaGuard,
    String nullToken)
    implements Serializable {

  /** RFC 4180 with line feeds: quotes where they are needed, nothing for null. */
  public static final CsvWriting DEFAULT =
      new CsvWriting(Quoting.MINIMAL, Newline.LF, ByteOrderMark.OMITTED, FormulaGuard.OFF, "");

  /** Checks that the token fits on a line. */
  public CsvWriting {
    if (nullToken.indexOf('\n') >= 0 || nullToken.indexOf('\r') >= 0) {
      throw new LeatException(
          ErrorKind.USAGE, "The null token holds a line end (expected: a word such as \"NULL\").");
    }
  }

  CsvWriting withQuoting(Quoting choice) {
    return new CsvWriting(choice, newline, byteOrderMark, formulaGuard, nullToken);
  }

  CsvWriting withNewline(Newline choice) {
    return new CsvWriting(quoting, choice, byteOrderMark, formulaGuard, nullToken);
  }

  CsvWriting withByteOrderMark(ByteOrderMark choice) {
    return new CsvWriting(quoting, newline, choice, formulaGuard, nullToken);
  }

  CsvWriting withFormulaGuard(FormulaGuard choice) {
    return new CsvWriting(quoting, newline, byteOrderMark, choice, nullToken);
  }

  CsvWriting withNullToken(String token) {
    return new CsvWriting(quoting, newline, byteOrderMark, formulaGuard, token);
  }
}
