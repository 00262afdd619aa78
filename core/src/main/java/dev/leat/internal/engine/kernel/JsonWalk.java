package dev.leat.internal.engine.kernel;

/**
 * Walks over JSON that is known to be well formed: it looks for ends and members, and checks
 * nothing.
 */
public final class JsonWalk {

  /** What {@link #member} gives when an object has no such member. */
  public static final int NONE = -1;

  private static final long QUOTES = Words.repeat('"');
  private static final long BACKSLASHES = Words.repeat('\\');

  private JsonWalk() {}

  /** The end of the value that starts at a position. */
  public static int end(byte[] bytes, int from) {
    return switch (bytes[from]) {
      case '"' -> stringEnd(bytes, from + 1);
      case '{', '[' -> containerEnd(bytes, from);
      default -> scalarEnd(bytes, from);
    };
  }

  /** Behind the closing quote of a string. */
  public static int stringEnd(byte[] bytes, int from) {
    int at = from;
    while (at + Long.BYTES <= bytes.length) {
      long word = Words.at(bytes, at);
      long found = Words.equal(word, QUOTES) | Words.equal(word, BACKSLASHES);
      if (found == 0) {
        at += Long.BYTES;
        continue;
      }
      at += Words.first(found);
      if (bytes[at] == '"') {
        return at + 1;
      }
      at += 2;
    }
    while (bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static int containerEnd(byte[] bytes, int from) {
    int depth = 0;
    int at = from;
    do {
      switch (bytes[at]) {
        case '"' -> at = stringEnd(bytes, at + 1) - 1;
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      at++;
    } while (depth > 0);
    return at;
  }

  /** A scalar may stand at the very end of an array, without anything behind it. */
  private static int scalarEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && isScalarPart(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isScalarPart(byte value) {
    return value > ' ' && value != ',' && value != '}' && value != ']';
  }

  /** The position of the first byte from a position on that is no white space. */
  public static int skipBlanks(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] <= ' ') {
      at++;
    }
    return at;
  }

  /** The first key of an object, or first value of an array; its closing bracket when empty. */
  public static int first(byte[] bytes, int container) {
    return skipBlanks(bytes, container + 1);
  }

  /** The value of the member whose key starts at a position. */
  public static int valueOf(byte[] bytes, int key) {
    int colon = skipBlanks(bytes, stringEnd(bytes, key + 1));
    return skipBlanks(bytes, colon + 1);
  }

  /** What follows a value in its container: the next key or value, or the closing bracket. */
  public static int next(byte[] bytes, int valueEnd) {
    int at = skipBlanks(bytes, valueEnd);
    return bytes[at] == ',' ? skipBlanks(bytes, at + 1) : at;
  }

  /** Whether a position holds a closing bracket. */
  public static boolean isClose(byte[] bytes, int at) {
    return bytes[at] == '}' || bytes[at] == ']';
  }

  /** Where the value of a member starts; of several with the same key, the last. */
  public static int member(byte[] bytes, int object, byte[] name) {
    int found = NONE;
    int key = first(bytes, object);
    while (!isClose(bytes, key)) {
      int value = valueOf(bytes, key);
      if (JsonText.isString(bytes, key, name)) {
        found = value;
      }
      key = next(bytes, end(bytes, value));
    }
    return found;
  }

  /** Where an element of an array starts, counted from 0. */
  public static int element(byte[] bytes, int array, long index) {
    int at = first(bytes, array);
    for (long i = 0; !isClose(bytes, at); i++) {
      if (i == index) {
        return at;
      }
      at = next(bytes, end(bytes, at));
    }
    return NONE;
  }
}
