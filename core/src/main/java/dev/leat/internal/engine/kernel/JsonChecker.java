package dev.leat.internal.engine.kernel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Proves that a JSON value is well formed (RFC 8259), and finds its end and duplicate keys.
 *
 * <p>The arrays it reads end in a byte 0, as {@link JsonTokens} wants them; a fault at that byte
 * means that the value is cut. It does not recurse, so depth costs a few bytes and no stack. Most
 * objects have keys that were seen before, in the same order: these are known by a hash to be
 * distinct, and only others are looked into. Not safe for threads.
 */
public final class JsonChecker {

  /** How deep arrays and objects may be nested unless it is said. */
  public static final int DEFAULT_DEPTH = 1000;

  private static final int KNOWN_SHAPES = 1 << 10;

  private final int maxDepth;
  private final long blanks;
  private final long[] distinctShapes = new long[KNOWN_SHAPES];
  private byte[] kinds = new byte[16];
  private int[] starts = new int[16];
  private long[] shapes = new long[16];
  private int depth;
  private long duplicates;
  private String reason = "";

  private JsonChecker(int maxDepth, long blanks) {
    this.maxDepth = maxDepth;
    this.blanks = blanks;
  }

  /** A checker of values that are nested up to a depth, 1 or more. */
  public static JsonChecker ofTexts(int maxDepth) {
    return new JsonChecker(maxDepth, JsonTokens.BLANKS);
  }

  /** The same for values that each stand on one line. */
  public static JsonChecker ofLines(int maxDepth) {
    return new JsonChecker(maxDepth, JsonTokens.BLANKS_OF_LINE);
  }

  /** What is wrong at the position that the last fault was found at. */
  public String reason() {
    return reason;
  }

  /** The number of keys so far that an object had before. */
  public long duplicates() {
    return duplicates;
  }

  /** Forgets the duplicate keys. */
  public void clearDuplicates() {
    duplicates = 0;
  }

  /** Counts the duplicate keys of an object that is well formed, but not of the objects in it. */
  public void countDuplicates(byte[] bytes, int object) {
    Set<String> keys = new HashSet<>();
    int key = JsonWalk.first(bytes, object);
    while (!JsonWalk.isClose(bytes, key)) {
      int end = JsonWalk.stringEnd(bytes, key + 1);
      duplicates += keys.add(JsonText.string(bytes, key + 1, end - key - 2)) ? 0 : 1;
      key = JsonWalk.next(bytes, JsonWalk.end(bytes, JsonWalk.valueOf(bytes, key)));
    }
  }

  /** The end of the value that starts at a position, or the complement of that of a fault. */
  public int value(byte[] bytes, int from) {
    return value(bytes, from, 0);
  }

  /** The same for a value that stands so deep already. */
  public int value(byte[] bytes, int from, int above) {
    depth = 0;
    int at = from;
    do {
      byte first = bytes[at];
      if (first != '{' && first != '[') {
        at = scalar(bytes, at);
      } else if (above + depth == maxDepth) {
        return fault(at, "arrays and objects are nested deeper than " + maxDepth);
      } else {
        push(first, at);
        at = JsonTokens.skipBlanks(bytes, at + 1, blanks);
        if (!isClose(bytes, at)) {
          at = keyIfObject(bytes, at);
          continue;
        }
      }
      if (at >= 0) {
        at = next(bytes, at);
      }
    } while (at >= 0 && depth > 0);
    return at;
  }

  /** Whether the innermost container is closed where it was entered. */
  private boolean isClose(byte[] bytes, int at) {
    return bytes[at] == (kinds[depth - 1] == '{' ? '}' : ']');
  }

  private void push(byte kind, int start) {
    if (depth == kinds.length) {
      kinds = Arrays.copyOf(kinds, depth * 2);
      starts = Arrays.copyOf(starts, depth * 2);
      shapes = Arrays.copyOf(shapes, depth * 2);
    }
    kinds[depth] = kind;
    starts[depth] = start;
    shapes[depth] = 0;
    depth++;
  }

  /** Moves from behind a value to the next value, or behind the outermost one. */
  private int next(byte[] bytes, int from) {
    int at = from;
    while (depth > 0) {
      at = JsonTokens.skipBlanks(bytes, at, blanks);
      if (isClose(bytes, at)) {
        at++;
        pop(bytes);
        continue;
      }
      if (bytes[at] != ',') {
        return unexpected(bytes, at, kinds[depth - 1] == '{' ? "\",\" or \"}\"" : "\",\" or \"]\"");
      }
      return keyIfObject(bytes, JsonTokens.skipBlanks(bytes, at + 1, blanks));
    }
    return at;
  }

  private void pop(byte[] bytes) {
    depth--;
    long shape = shapes[depth];
    int slot = (int) (shape >>> 32) & (KNOWN_SHAPES - 1);
    if (kinds[depth] == '{' && distinctShapes[slot] != shape) {
      long before = duplicates;
      countDuplicates(bytes, starts[depth]);
      if (duplicates == before) {
        distinctShapes[slot] = shape;
      }
    }
  }

  /** Moves over the key of a value, which it has in an object. */
  private int keyIfObject(byte[] bytes, int at) {
    return kinds[depth - 1] == '{' ? key(bytes, at) : at;
  }

  /** Moves over a key and its colon to its value. */
  private int key(byte[] bytes, int from) {
    if (bytes[from] != '"') {
      return unexpected(bytes, from, "a key in quotes");
    }
    int end = JsonTokens.string(bytes, from + 1);
    if (end < 0) {
      return faultyString(bytes, end);
    }
    shapes[depth - 1] = Hashing.mix(shapes[depth - 1], bytes, from + 1, end - from - 1);
    int colon = bytes[end] == ':' ? end : JsonTokens.skipBlanks(bytes, end, blanks);
    if (bytes[colon] != ':') {
      return unexpected(bytes, colon, "\":\" behind a key");
    }
    return JsonTokens.skipBlanks(bytes, colon + 1, blanks);
  }

  private int scalar(byte[] bytes, int from) {
    if (bytes[from] == '"') {
      int end = JsonTokens.string(bytes, from + 1);
      return end < 0 ? faultyString(bytes, end) : end;
    }
    int end = JsonTokens.scalar(bytes, from);
    if (end >= 0) {
      return end;
    }
    boolean number = bytes[from] == '-' || bytes[from] >= '0' && bytes[from] <= '9';
    return unexpected(bytes, ~end, number ? "a digit" : "a value");
  }

  private int faultyString(byte[] bytes, int fault) {
    int at = ~fault;
    byte found = bytes[at];
    if (found == 0) {
      return fault(at, "a string is never closed");
    }
    if (found > 0 && found < ' ') {
      return fault(at, "a string holds the control character U+%04X".formatted(found));
    }
    if (bytes[at - 1] == '\\' || found > 0) {
      return unexpected(bytes, at, "an escape such as \\n or \\u00e9");
    }
    return fault(at, "the byte 0x%02X is not UTF-8".formatted(found & 0xFF));
  }

  private int unexpected(byte[] bytes, int at, String expected) {
    byte found = bytes[at];
    if (found == 0) {
      return fault(at, "the text ends too soon (expected: " + expected + ")");
    }
    if (found == '\n') {
      return fault(at, "the line ends too soon (expected: " + expected + ")");
    }
    String shown = found > ' ' ? "\"" + (char) found + "\"" : "0x%02X".formatted(found & 0xFF);
    return fault(at, "%s stands in a wrong place (expected: %s)".formatted(shown, expected));
  }

  private int fault(int at, String what) {
    reason = what;
    return ~at;
  }
}
