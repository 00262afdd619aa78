package dev.leat.internal.engine.batch;

/**
 * Where a row stands in its input.
 *
 * @param source the name of the file or stream, empty for a computed row
 * @param line the line that the row starts at, counted from 1; 0 for a computed row
 * @param byteOffset the offset of its first byte in the decoded input, counted from 0
 * @param rawText the text of the row as it was read
 */
public record Place(String source, long line, long byteOffset, String rawText) {

  /** The place of a row that was computed. */
  public static final Place COMPUTED = new Place("", 0, 0, "");

  /** This place, with a text in place of the one that a computed row has not. */
  public Place orText(String text) {
    return rawText.isEmpty() ? new Place(source, line, byteOffset, text) : this;
  }
}
