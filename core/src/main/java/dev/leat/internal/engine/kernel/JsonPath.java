package dev.leat.internal.engine.kernel;

import java.nio.charset.StandardCharsets;

/**
 * Finds a value in JSON that is known to be well formed, by a name or a path with dots.
 *
 * <p>In an object, {@code a.b} is the field of just this name if there is one, else {@code b} in
 * its field {@code a}. In an array, a step is a position, counted from 0.
 */
public final class JsonPath {

  /** What {@link #find} gives when there is no such value. */
  public static final int NONE = JsonWalk.NONE;

  private final byte[] path;

  /** The path that a name is. */
  public JsonPath(String name) {
    path = name.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a name may reach into values. */
  public static boolean hasSteps(String name) {
    return name.indexOf('.') >= 0;
  }

  /** Where the value starts in the value that starts at a position. */
  public int find(byte[] bytes, int value) {
    return find(bytes, value, path);
  }

  private static int find(byte[] bytes, int value, byte[] path) {
    int found = step(bytes, value, path);
    for (int dot = 0; found < 0 && dot < path.length; dot++) {
      if (path[dot] == '.') {
        int inner = step(bytes, value, java.util.Arrays.copyOf(path, dot));
        found = inner < 0 ? NONE : find(bytes, inner, behind(path, dot));
      }
    }
    return found;
  }

  private static byte[] behind(byte[] path, int dot) {
    return java.util.Arrays.copyOfRange(path, dot + 1, path.length);
  }

  private static int step(byte[] bytes, int value, byte[] name) {
    return switch (bytes[value]) {
      case '{' -> JsonWalk.member(bytes, value, name);
      case '[' -> element(bytes, value, name);
      default -> NONE;
    };
  }

  private static int element(byte[] bytes, int array, byte[] name) {
    long index = IntegerText.parse(name, 0, name.length);
    return name.length > 0 && name[0] >= '0' && name[0] <= '9' && index >= 0
        ? JsonWalk.element(bytes, array, index)
        : NONE;
  }
}
