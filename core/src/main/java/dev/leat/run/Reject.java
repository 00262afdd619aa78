package dev.leat.run;

/**
 * A row that could not be read or processed.
 *
 * @param source the name of its file or stream; empty for a computed row
 * @param line the line that the row starts at, counted from 1; 0 for a computed row
 * @param byteOffset the offset of its first byte in the decoded input, counted from 0
 * @param column the column that is at fault; empty when it is the row
 * @param reason what is wrong, naming the value and what was expected
 * @param rawText the row as it was read, cut at 64 KB
 */
public record Reject(
    String source, long line, long byteOffset, String column, String reason, String rawText) {

  /** The place and reason on one line: {@code file:line: column: reason}. */
  public String summary() {
    String place = source.isEmpty() ? "a computed row" : source + ":" + line;
    return column.isEmpty() ? place + ": " + reason : place + ": " + column + ": " + reason;
  }
}
