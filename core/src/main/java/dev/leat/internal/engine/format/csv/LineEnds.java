package dev.leat.internal.engine.format.csv;

/** How the lines of a file end. */
public enum LineEnds {
  /** No line was seen to end. */
  NONE,
  /** Line feeds. */
  LF,
  /** Carriage returns, each with a line feed. */
  CRLF,
  /** Carriage returns alone. */
  CR,
  /** Some of one kind, some of another. */
  MIXED;

  /** These line ends and the one at a position of some bytes, if there is one. */
  LineEnds and(byte[] bytes, int position) {
    if (position >= bytes.length) {
      return this;
    }
    boolean pair = position + 1 < bytes.length && bytes[position + 1] == '\n';
    LineEnds seen = bytes[position] == '\n' ? LF : pair ? CRLF : CR;
    return this == NONE || this == seen ? seen : MIXED;
  }
}
