package dev.leat.cli.screen;

import dev.leat.cli.screen.Terminal.Device;

/** Colours text for a screen, or leaves it as it is. */
public enum Ink {
  /** Text is coloured. */
  COLOURED,
  /** Text stays as it is. */
  PLAIN;

  /** How text for a device is coloured; NO_COLOR and a dumb terminal keep it plain. */
  public static Ink of(When choice, Device device, Terminal terminal) {
    return switch (choice) {
      case ALWAYS -> COLOURED;
      case NEVER -> PLAIN;
      case AUTO ->
          device == Device.SCREEN && !terminal.isDumb() && terminal.variable("NO_COLOR").isEmpty()
              ? COLOURED
              : PLAIN;
    };
  }

  /** For errors. */
  String red(String text) {
    return painted("31;1", text);
  }

  /** For warnings and rejects. */
  String yellow(String text) {
    return painted("33", text);
  }

  /** For what is a side matter. */
  public String faint(String text) {
    return painted("2", text);
  }

  /** For what matters most. */
  public String bold(String text) {
    return painted("1", text);
  }

  private String painted(String code, String text) {
    return switch (this) {
      case COLOURED -> "\u001b[" + code + "m" + text + "\u001b[0m";
      case PLAIN -> text;
    };
  }
}
