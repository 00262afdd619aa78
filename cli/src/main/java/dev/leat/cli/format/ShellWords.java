package dev.leat.cli.format;

import java.util.regex.Pattern;

/** Writes flags so that a shell gives them on as they are. */
final class ShellWords {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:,=/+-]+");

  private ShellWords() {}

  /** A flag with a value, which is quoted where it has to be. */
  static String flag(String word, String value) {
    String quoted =
        PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    return "--" + word + "=" + quoted;
  }
}
