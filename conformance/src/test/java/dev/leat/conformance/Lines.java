package dev.leat.conformance;

import java.util.List;

/** Compares long lists of lines, of which a reader wants to see the first that differs. */
public final class Lines {

  private Lines() {}

  /** The first line that differs, or nothing when none does. */
  public static String difference(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String left = i < expected.size() ? expected.get(i) : "(no line)";
      String right = i < actual.size() ? actual.get(i) : "(no line)";
      if (!left.equals(right)) {
        return "line %d of %d%n  expected: %s%n  but was:  %s%n"
            .formatted(i + 1, expected.size(), left, right);
      }
    }
    return "";
  }
}
