package dev.leat.internal.engine.kernel;

import java.util.Arrays;

/** Asks a checker whether a whole text is one JSON value. */
final class JsonChecks {

  private JsonChecks() {}

  static boolean isValid(byte[] text) {
    byte[] padded = Arrays.copyOf(text, text.length + JsonTokens.PADDING);
    int start = JsonTokens.skipBlanks(padded, 0);
    int end = new JsonChecker(JsonChecker.DEFAULT_DEPTH).value(padded, start);
    return end >= 0 && JsonTokens.skipBlanks(padded, end) == text.length;
  }
}
