package dev.leat.internal.engine.format.json;

import dev.leat.internal.engine.kernel.JsonChecker;
import dev.leat.internal.engine.kernel.JsonText;
import dev.leat.internal.engine.kernel.JsonTokens;
import dev.leat.io.JsonReading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Finds the records in JSON text that comes piece by piece: the elements of an array, or the values
 * at a path.
 *
 * <p>A text is one value, or several objects one behind the other. Whatever stands on the way to
 * the records is gone through token by token, so only a record or a value beside the path has to be
 * in memory as a whole. An array on the way is gone through as well: each of its elements is. All
 * of the text is checked. Not safe for threads.
 */
final class RecordFinder {

  /** What may come next. */
  private enum Expected {
    DOCUMENT,
    NOTHING,
    VALUE,
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    VALUE_BESIDE,
    COMMA_OR_END
  }

  /**
   * An array or an object that is being gone through.
   *
   * @param steps the number of steps of the path that lead to it
   */
  private record Frame(boolean array, int steps) {}

  /** What {@link #step} gives when the bytes end within a token or a value. */
  private static final int CUT = Integer.MIN_VALUE;

  private final String[] path;
  private final JsonChecker checker;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private Expected expected = Expected.DOCUMENT;
  private int steps;
  private long documents;
  private boolean reached;
  private int cutAt;
  private String reason = "";

  /** A finder at the start of a text. */
  RecordFinder(JsonReading reading) {
    path = reading.records().isEmpty() ? new String[0] : reading.records().split("\\.", -1);
    checker = JsonChecker.ofTexts(reading.maxDepth());
  }

  /** What is wrong where the last fault was found. */
  String reason() {
    return reason;
  }

  /** Whether anything but white space was found. */
  boolean isBegun() {
    return documents > 0;
  }

  /** Whether anything was found where the path leads. */
  boolean isReached() {
    return reached;
  }

  /**
   * Goes on in the next bytes.
   *
   * @param last whether the text ends with them
   * @param records receives where each record that is complete starts and ends
   * @return where the bytes start that have to come again with more behind them, or the complement
   *     of the position of a fault
   */
  int find(byte[] bytes, int length, boolean last, List<int[]> records) {
    cutAt = last ? -1 : length;
    int at = JsonTokens.skipBlanks(bytes, 0, JsonTokens.BLANKS);
    while (at < length) {
      int next = step(bytes, at, records);
      if (next < 0) {
        return next == CUT || next == ~length && !last ? at : next;
      }
      at = JsonTokens.skipBlanks(bytes, next, JsonTokens.BLANKS);
    }
    boolean complete = expected == Expected.DOCUMENT || expected == Expected.NOTHING;
    return last && !complete ? early(length) : at;
  }

  private int early(int length) {
    reason = "the text ends too soon: an array or an object is never closed";
    return ~length;
  }

  private int step(byte[] bytes, int at, List<int[]> records) {
    return switch (expected) {
      case NOTHING -> fault(at, "text stands behind the end of the JSON text");
      case DOCUMENT -> document(bytes, at, records);
      case VALUE -> value(bytes, at, records);
      case VALUE_OR_END -> bytes[at] == ']' ? close(at) : value(bytes, at, records);
      case KEY -> key(bytes, at);
      case KEY_OR_END -> bytes[at] == '}' ? close(at) : key(bytes, at);
      case VALUE_BESIDE -> whole(bytes, at);
      case COMMA_OR_END -> comma(bytes, at);
    };
  }

  private int document(byte[] bytes, int at, List<int[]> records) {
    if (documents > 0 && bytes[at] != '{') {
      return fault(at, "text stands behind an object (expected: another object, or the end)");
    }
    steps = 0;
    int next = value(bytes, at, records);
    if (next >= 0) {
      documents++;
      if (frames.isEmpty() && bytes[at] != '{') {
        expected = Expected.NOTHING;
      }
    }
    return next;
  }

  private int value(byte[] bytes, int at, List<int[]> records) {
    boolean there = steps == path.length;
    boolean element = there && !frames.isEmpty() && frames.element().array();
    byte first = bytes[at];
    if (first == '[' && !element) {
      reached |= there;
      return enter(new Frame(true, steps), Expected.VALUE_OR_END, at);
    }
    if (first == '{' && !there) {
      return enter(new Frame(false, steps), Expected.KEY_OR_END, at);
    }
    int end = whole(bytes, at);
    if (there && end >= 0 && (first != 'n' || path.length == 0)) {
      reached = true;
      records.add(new int[] {at, end});
    }
    return end;
  }

  private int enter(Frame frame, Expected next, int at) {
    frames.push(frame);
    expected = next;
    return at + 1;
  }

  /** Passes over a value that is checked as a whole. */
  private int whole(byte[] bytes, int at) {
    int end = checker.value(bytes, at, frames.size());
    if (end < 0) {
      reason = checker.reason();
      return end;
    }
    if (end == cutAt && bytes[end - 1] != '"' && bytes[at] != '{' && bytes[at] != '[') {
      return CUT; // perhaps a number goes on
    }
    valueDone();
    return end;
  }

  private void valueDone() {
    expected = frames.isEmpty() ? Expected.DOCUMENT : Expected.COMMA_OR_END;
  }

  private int close(int at) {
    boolean array = frames.pop().array();
    valueDone();
    if (frames.isEmpty() && array) {
      expected = Expected.NOTHING;
    }
    return at + 1;
  }

  private int comma(byte[] bytes, int at) {
    Frame frame = frames.element();
    if (bytes[at] == (frame.array() ? ']' : '}')) {
      return close(at);
    }
    if (bytes[at] != ',') {
      return fault(at, "a comma or the end of the array or object is missing here");
    }
    steps = frame.steps();
    expected = frame.array() ? Expected.VALUE : Expected.KEY;
    return at + 1;
  }

  private int key(byte[] bytes, int at) {
    if (bytes[at] != '"') {
      return fault(at, "a key in quotes is missing here");
    }
    int end = JsonTokens.string(bytes, at + 1);
    if (end < 0) {
      reason = "a key is malformed or never closed";
      return end;
    }
    int colon = JsonTokens.skipBlanks(bytes, end, JsonTokens.BLANKS);
    if (bytes[colon] != ':') {
      return fault(colon, "a colon is missing behind a key");
    }
    Frame frame = frames.element();
    boolean onPath = JsonText.string(bytes, at + 1, end - at - 2).equals(path[frame.steps()]);
    steps = frame.steps() + 1;
    expected = onPath ? Expected.VALUE : Expected.VALUE_BESIDE;
    return colon + 1;
  }

  private int fault(int at, String what) {
    reason = what;
    return ~at;
  }
}
