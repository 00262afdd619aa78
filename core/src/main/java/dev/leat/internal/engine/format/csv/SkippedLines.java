package dev.leat.internal.engine.format.csv;

/**
 * The lines at the start of a file that are left out.
 *
 * @param bytes their length, line ends included
 * @param lines their number, which is less than was asked for when the bytes hold fewer
 */
record SkippedLines(int bytes, int lines) {

  /** The first lines of some bytes. */
  static SkippedLines of(byte[] bytes, int wanted) {
    int at = 0;
    int lines = 0;
    while (lines < wanted && at < bytes.length) {
      byte value = bytes[at++];
      boolean pair = value == '\r' && at < bytes.length && bytes[at] == '\n';
      lines += value == '\n' || value == '\r' ? 1 : 0;
      at += pair ? 1 : 0;
    }
    return new SkippedLines(at, lines);
  }
}
