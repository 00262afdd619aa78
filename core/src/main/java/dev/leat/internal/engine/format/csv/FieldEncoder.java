package dev.leat.internal.engine.format.csv;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.DoubleText;
import dev.leat.internal.engine.kernel.Words;
import dev.leat.io.Csv;
import dev.leat.io.Dialect;
import dev.leat.io.FormulaGuard;
import dev.leat.io.Mark;
import dev.leat.io.Quoting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes single fields of CSV, in quotes where they would be read differently without.
 *
 * <p>A field is copied eight bytes at a time, in the hope that none of them needs quotes; the rare
 * word that holds a delimiter, a quote or a byte below 0x0E sends the field to a slower loop.
 */
final class FieldEncoder {

  /** A value that no byte has. */
  private static final int NONE = 256;

  private static final int SLACK = 8;
  private static final long NOTHING = 0;
  private static final long LINE_ENDS = Words.repeat('\r' + 1);
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final int delimiter;
  private final int quote;
  private final int escape;
  private final int comment;
  private final Quoting quoting;
  private final FormulaGuard formulaGuard;
  private final byte[] nullToken;
  private final byte[][] nullTexts;
  private final long delimiterWord;
  private final long quoteWord;
  private final long escapeWord;

  FieldEncoder(Csv options) {
    Dialect dialect = options.dialect().forWriting();
    delimiter = value(dialect.delimiter());
    quote = value(dialect.quote());
    escape = dialect.escape().isSet() ? value(dialect.escape()) : quote;
    comment = value(dialect.comment());
    quoting = quote == NONE ? Quoting.MINIMAL : options.writing().quoting();
    formulaGuard = options.writing().formulaGuard();
    nullToken = options.writing().nullToken().getBytes(StandardCharsets.UTF_8);
    nullTexts = nullTexts(options);
    delimiterWord = Words.repeat(delimiter);
    quoteWord = Words.repeat(quote == NONE ? delimiter : quote);
    escapeWord = Words.repeat(quote == NONE ? delimiter : escape);
  }

  private static int value(Mark mark) {
    return mark.isSet() ? mark.character() : NONE;
  }

  /** The unquoted texts that would be read as null. */
  private static byte[][] nullTexts(Csv options) {
    List<String> texts = new ArrayList<>(options.reading().nullTexts());
    texts.add(options.writing().nullToken());
    return texts.stream()
        .filter(text -> !text.isEmpty())
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  /** Writes a null. */
  void nothing(ByteBuilder out) {
    out.append(nullToken);
  }

  /** Writes a row that would otherwise be a blank line. */
  void blank(ByteBuilder out) {
    if (quote != NONE) {
      out.append((byte) quote);
      out.append((byte) quote);
    }
  }

  /**
   * Writes a text.
   *
   * @param column the position of the field in its row
   */
  void text(byte[] source, int start, int length, int column, ByteBuilder out) {
    if (formulaGuard == FormulaGuard.APOSTROPHE && isFormula(source, start, length)) {
      guarded(source, start, length, column, out);
      return;
    }
    if (quoting == Quoting.ALL || length == 0) {
      quoted(source, start, length, out);
      return;
    }
    out.reserve(length + SLACK);
    int copied = copy(source, start, length, out, delimiterWord, quoteWord, LINE_ENDS);
    boolean plain = copied == length || isPlain(source, start + copied, start + length);
    if (!plain || isMistakable(source, start, length, column)) {
      needsQuotes(source, start, length, out);
    } else if (copied == length) {
      out.advance(length);
    } else {
      out.append(source, start, length);
    }
  }

  /**
   * Copies bytes behind the end of a builder, without counting them in, up to the first word with a
   * byte to stop at.
   *
   * @return the number of bytes before that word, or the length when there is none
   */
  private static int copy(
      byte[] source, int start, int length, ByteBuilder out, long stop, long alsoStop, long bound) {
    byte[] target = out.array();
    int at = out.size();
    int done = 0;
    while (done < length) {
      int from = start + done;
      int rest = length - done;
      long word = from + SLACK <= source.length ? Words.at(source, from) : last(source, from, rest);
      Words.put(target, at + done, word);
      long mask = Words.below(word, bound) | Words.equal(word, stop) | Words.equal(word, alsoStop);
      long counted = rest >= SLACK ? -1L : (1L << (rest * SLACK)) - 1;
      if ((mask & counted) != 0) {
        return done;
      }
      done += SLACK;
    }
    return length;
  }

  /** The last bytes of an array, as the low bytes of a word. */
  private static long last(byte[] source, int from, int count) {
    long word = 0;
    for (int i = Math.min(count, SLACK) - 1; i >= 0; i--) {
      word = word << SLACK | (source[from + i] & 0xFF);
    }
    return word;
  }

  private boolean isPlain(byte[] source, int start, int end) {
    for (int i = start; i < end; i++) {
      byte value = source[i];
      if (value == delimiter || value == quote || value == '\n' || value == '\r') {
        return false;
      }
    }
    return true;
  }

  /** Whether a plain text would be read as a null, a comment or a byte order mark. */
  private boolean isMistakable(byte[] source, int start, int length, int column) {
    if (column == 0 && (source[start] == comment || isMarked(source, start, length))) {
      return true;
    }
    for (byte[] text : nullTexts) {
      if (Arrays.equals(source, start, start + length, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMarked(byte[] source, int start, int length) {
    return source[start] == (byte) 0xEF
        && length >= 3
        && source[start + 1] == (byte) 0xBB
        && source[start + 2] == (byte) 0xBF;
  }

  private void needsQuotes(byte[] source, int start, int length, ByteBuilder out) {
    if (quote == NONE) {
      String text = new String(source, start, Math.min(length, 200), StandardCharsets.UTF_8);
      throw new LeatException(
          ErrorKind.OUTPUT,
          "The value \"%s\" cannot be written without quotes. Set a quote, such as --quote '\"'."
              .formatted(text));
    }
    quoted(source, start, length, out);
  }

  /** Writes a text in quotes; without quotes only the empty text comes here, and is nothing. */
  private void quoted(byte[] source, int start, int length, ByteBuilder out) {
    if (quote == NONE) {
      return;
    }
    out.append((byte) quote);
    int done = 0;
    while (done < length) {
      out.reserve(length - done + SLACK);
      int copied = copy(source, start + done, length - done, out, quoteWord, escapeWord, NOTHING);
      out.advance(copied);
      done += copied;
      for (int end = Math.min(length, done + SLACK); done < end; done++) {
        escaped(source[start + done], out);
      }
    }
    out.append((byte) quote);
  }

  private void escaped(byte value, ByteBuilder out) {
    if (value == quote || value == escape) {
      out.append((byte) escape);
    }
    out.append(value);
  }

  private static boolean isFormula(byte[] source, int start, int length) {
    return length > 0
        && FORMULA_STARTS.indexOf(source[start]) >= 0
        && Double.isNaN(DoubleText.parse(source, start, length));
  }

  private void guarded(byte[] source, int start, int length, int column, ByteBuilder out) {
    byte[] guarded = new byte[length + 1];
    guarded[0] = '\'';
    System.arraycopy(source, start, guarded, 1, length);
    text(guarded, 0, guarded.length, column, out);
  }
}
