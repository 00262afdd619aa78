package dev.leat.internal.engine.kernel;

import java.util.Arrays;

/** Asks a checker whether a whole text is one JSON value. */
final class JsonChecks {

  private JsonChecks() {}

  static boolean isValid(byte[] text) {
    byte[] padded = Arrays.copyOf(text, text.length + JsonTokens.PADDING);
    int start = JsonTokens.skipBlanks(padded, 0, JsonTokens.BLANKS);
    int end = JsonChecker.ofTexts(JsonChecker.DEFAULT_DEPTH).value(padded, start);
    return end >= 0 && JsonTokens.skipBlanks(padded, end, JsonTokens.BLANKS) == text.length;
  }
}
