package dev.leat.io;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.Serializable;

/**
 * How the text of a CSV file is cut into records and fields.
 *
 * @param delimiter separates fields
 * @param quote stands around fields that hold delimiters, line ends or quotes
 * @param escape makes a quote, or itself, literal inside quotes; a doubled quote always does
 * @param comment starts a record that is left out
 * @param header whether the first record holds names
 * @param skipLines the number of lines before it that are left out, 0 or more
 */
public record Dialect(
    Mark delimiter, Mark quote, Mark escape, Mark comment, Header header, int skipLines)
    implements Serializable {

  /** Nothing is known but that there are no comments. */
  public static final Dialect SNIFFED =
      new Dialect(Mark.SNIFFED, Mark.SNIFFED, Mark.SNIFFED, Mark.NONE, Header.AUTO, 0);

  /** Checks that no character plays two parts. */
  public Dialect {
    if (delimiter.state() == Mark.State.NONE) {
      throw usage("A delimiter is needed (expected: a character such as \",\").");
    }
    if (escape.isSet() && quote.is(escape.character())) {
      escape = Mark.NONE;
    }
    differ("delimiter", delimiter, "quote", quote);
    differ("delimiter", delimiter, "escape", escape);
    differ("delimiter", delimiter, "comment", comment);
    differ("quote", quote, "comment", comment);
    if (escape.isSet() && quote.state() == Mark.State.NONE) {
      throw usage("The escape %s has no quote to escape. Set a quote too.".formatted(escape));
    }
    if (skipLines < 0) {
      throw usage("skip lines: %d (expected: >= 0)".formatted(skipLines));
    }
  }

  /** Whether nothing is left to be sniffed. */
  public boolean isPinned() {
    return !delimiter.isSniffed()
        && !quote.isSniffed()
        && !escape.isSniffed()
        && header != Header.AUTO;
  }

  /** The dialect that is written: what was not set is a comma, double quotes and a header. */
  public Dialect forWriting() {
    return new Dialect(
        delimiter.orElse(Mark.of(',')),
        quote.orElse(Mark.of('"')),
        escape.orElse(Mark.NONE),
        comment,
        header == Header.AUTO ? Header.PRESENT : header,
        0);
  }

  private static void differ(String name, Mark mark, String otherName, Mark other) {
    if (mark.isSet() && other.is(mark.character())) {
      String message = "The %s and the %s are both %s (expected: different characters).";
      throw usage(message.formatted(name, otherName, mark));
    }
  }

  private static LeatException usage(String message) {
    return new LeatException(ErrorKind.USAGE, message);
  }

  Dialect withDelimiter(Mark mark) {
    return new Dialect(mark, quote, escape, comment, header, skipLines);
  }

  Dialect withQuote(Mark mark) {
    return new Dialect(delimiter, mark, escape, comment, header, skipLines);
  }

  Dialect withEscape(Mark mark) {
    return new Dialect(delimiter, quote, mark, comment, header, skipLines);
  }

  Dialect withComment(Mark mark) {
    return new Dialect(delimiter, quote, escape, mark, header, skipLines);
  }

  Dialect withHeader(Header choice) {
    return new Dialect(delimiter, quote, escape, comment, choice, skipLines);
  }

  Dialect withSkipLines(int lines) {
    return new Dialect(delimiter, quote, escape, comment, header, lines);
  }
}
