package dev.leat.internal.engine.rows;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.JsonText;

/**
 * Tells JSON from text among kept values of a column whose type is that of text, numbers or times.
 *
 * <p>JSON is kept as it was read, so that it is written back byte for byte and {@code "5"} stays a
 * string. Before it stand three bytes that no text in UTF-8 starts with.
 */
final class JsonMark {

  private static final byte FIRST = (byte) 0xFF;
  private static final byte[] MARK = {FIRST, (byte) 0xFE, 'J'};

  private JsonMark() {}

  /** JSON values as texts with marks. */
  static TextColumn marked(JsonColumn json, int rows) {
    ByteBuilder bytes = new ByteBuilder(rows * 12);
    int[] starts = new int[rows];
    int[] lengths = new int[rows];
    for (int row = 0; row < rows; row++) {
      starts[row] = bytes.size();
      lengths[row] = TextColumn.NULL;
      if (!json.isNull(row)) {
        bytes.append(MARK);
        bytes.append(json.bytes(), json.starts()[row], json.lengths()[row]);
        lengths[row] = bytes.size() - starts[row];
      }
    }
    return new TextColumn(bytes.array(), starts, lengths);
  }

  /** Texts as they were before they were marked; where only some were, all become plain text. */
  static Column unmarked(TextColumn text, int rows) {
    int marked = 0;
    int nulls = 0;
    for (int row = 0; row < rows; row++) {
      marked += isMarked(text, row) ? 1 : 0;
      nulls += text.lengths()[row] < 0 ? 1 : 0;
    }
    if (marked == 0) {
      return text;
    }
    return marked + nulls == rows ? json(text, rows) : plain(text, rows);
  }

  private static boolean isMarked(TextColumn text, int row) {
    int start = text.starts()[row];
    return text.lengths()[row] > MARK.length
        && text.bytes()[start] == FIRST
        && text.bytes()[start + 1] == MARK[1]
        && text.bytes()[start + 2] == MARK[2];
  }

  private static JsonColumn json(TextColumn text, int rows) {
    int[] starts = new int[rows];
    int[] lengths = new int[rows];
    for (int row = 0; row < rows; row++) {
      int length = text.lengths()[row];
      starts[row] = text.starts()[row] + MARK.length;
      lengths[row] = length < 0 ? JsonColumn.MISSING : length - MARK.length;
    }
    return new JsonColumn(text.bytes(), starts, lengths);
  }

  private static TextColumn plain(TextColumn text, int rows) {
    ByteBuilder bytes = new ByteBuilder(rows * 8);
    int[] starts = new int[rows];
    int[] lengths = text.lengths().clone();
    for (int row = 0; row < rows; row++) {
      int start = text.starts()[row];
      starts[row] = bytes.size();
      if (isMarked(text, row)) {
        int skipped = MARK.length;
        JsonText.appendPlain(text.bytes(), start + skipped, lengths[row] - skipped, bytes);
        lengths[row] = bytes.size() - starts[row];
      } else if (lengths[row] >= 0) {
        bytes.append(text.bytes(), start, lengths[row]);
      }
    }
    return new TextColumn(bytes.array(), starts, lengths);
  }
}
