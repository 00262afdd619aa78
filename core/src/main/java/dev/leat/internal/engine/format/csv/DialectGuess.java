package dev.leat.internal.engine.format.csv;

import dev.leat.io.Csv;
import dev.leat.io.Dialect;
import dev.leat.io.Mark;
import java.util.List;

/**
 * Finds the delimiter, quote and escape of a sample that were not set.
 *
 * <ul>
 *   <li>Delimiter: the one by which records agree best on the number of their fields, see {@link
 *       DialectTrial#score}; a comma when there is but one column.
 *   <li>Quote: {@code "}, unless faults say that it is a character like any other and nothing says
 *       that it quotes. In files with tabs it must show that it quotes, by standing around all of a
 *       column, or around a tab, a line end, a doubled quote or nothing: most such files know no
 *       quotes. {@code '} only where it shows the same and no {@code "} quotes.
 *   <li>Escape: a backslash only where records are faulty without it and none is with it.
 * </ul>
 */
final class DialectGuess {

  private static final int FEW = 200;
  private static final int MANY = 10_000;

  private final List<SampledPiece> pieces;
  private final boolean hasApostrophes;
  private final boolean hasBackslashes;

  /** A guess from these pieces, which come in the order of the input. */
  DialectGuess(List<SampledPiece> pieces) {
    this.pieces = pieces;
    this.hasApostrophes = pieces.getFirst().contains('\'');
    this.hasBackslashes = pieces.getFirst().contains('\\');
  }

  /** The options with a delimiter, a quote and an escape that are known. */
  Csv guess(Csv options) {
    if (!options.dialect().delimiter().isSniffed()) {
      return quoted(options).options();
    }
    Csv best = options;
    double bestScore = -1;
    for (char delimiter : options.reading().columns().delimiters().toCharArray()) {
      if (isFree(delimiter, options.dialect())) {
        DialectTrial trial = quoted(options.delimiter(delimiter));
        if (trial.score() > bestScore) {
          bestScore = trial.score();
          best = trial.options();
        }
      }
    }
    return best;
  }

  private static boolean isFree(char character, Dialect dialect) {
    return !dialect.quote().is(character)
        && !dialect.comment().is(character)
        && !dialect.escape().is(character);
  }

  private DialectTrial quoted(Csv options) {
    Dialect dialect = options.dialect();
    if (!dialect.quote().isSniffed() || !isFree('"', dialect)) {
      return escaped(dialect.quote().isSniffed() ? options.noQuote() : options);
    }
    DialectTrial quoted = escaped(options.quote('"'));
    if (quoted.faults() == 0 && quoted.quotedFields() == 0) {
      return unquoted(options, quoted);
    }
    if (dialect.escape().isSet()) {
      return quoted;
    }
    boolean literal =
        dialect.delimiter().is('\t')
            ? quoted.evidence() <= quoted.faults() && evidenceEverywhere(quoted) <= 0
            : quoted.evidence() == 0 && quoted.faults() > 1;
    return literal ? trial(options.noQuote().noEscape(), FEW) : quoted;
  }

  /** No double quote opens a field: perhaps single ones do, or nothing shows that any does. */
  private DialectTrial unquoted(Csv options, DialectTrial withDouble) {
    Dialect dialect = options.dialect();
    if (isFree('\'', dialect) && hasApostrophes) {
      DialectTrial single = escaped(options.quote('\''));
      if (single.faults() == 0 && single.evidence() > 1) {
        return single;
      }
    }
    boolean tabs = dialect.delimiter().is('\t') && !dialect.escape().isSet();
    return tabs && evidenceEverywhere(withDouble) <= 0
        ? trial(options.noQuote().noEscape(), FEW)
        : withDouble;
  }

  /** The evidence for quotes less the faults, in all pieces; none where nothing is delimited. */
  private int evidenceEverywhere(DialectTrial quoted) {
    if (quoted.width() == 1) {
      return quoted.evidence() - quoted.faults();
    }
    DialectTrial all = trial(quoted.options(), MANY);
    return all.evidence() - all.faults();
  }

  private DialectTrial escaped(Csv options) {
    Dialect dialect = options.dialect();
    if (!dialect.escape().isSniffed()) {
      return trial(options, FEW);
    }
    DialectTrial doubled = trial(options.noEscape(), FEW);
    boolean possible = dialect.quote().state() == Mark.State.SET && isFree('\\', dialect);
    if (doubled.faults() == 0 || !possible || !hasBackslashes) {
      return doubled;
    }
    DialectTrial escaped = trial(options.escape('\\'), FEW);
    return escaped.faults() == 0 && escaped.quotedFields() > 0 ? escaped : doubled;
  }

  /** Tries options on the first records of the head or, when they are to be many, of all pieces. */
  private DialectTrial trial(Csv options, int records) {
    DialectTrial trial = new DialectTrial(options);
    List<SampledPiece> tried = records == FEW ? pieces.subList(0, 1) : pieces;
    for (SampledPiece piece : tried) {
      trial.read(piece.records(options), records);
    }
    return trial;
  }
}
