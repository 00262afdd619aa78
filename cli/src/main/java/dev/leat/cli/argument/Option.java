package dev.leat.cli.argument;

import java.util.List;

/**
 * An option of a command.
 *
 * @param names how it is written, the long form last: {@code -q}, {@code --quiet}
 * @param label what its value is called; empty for an option without one
 * @param description what it does, a sentence
 * @param kind what may be said with it
 * @param listing whether help shows it
 */
public record Option(
    List<String> names, String label, String description, Kind kind, Listing listing) {

  /** What may be said with an option. */
  public enum Kind {
    /** That it is there. */
    FLAG,
    /** Yes by its name, or no by {@code no-} in it. */
    EITHER,
    /** A value; the last one counts. */
    VALUE,
    /** Values, each by the option of its own. */
    VALUES
  }

  /** Whether help shows an option. */
  public enum Listing {
    /** It does. */
    SHOWN,
    /** It does not: the option is for tests. */
    HIDDEN
  }

  /** An option that is there or not; its names are separated by commas. */
  public static Option flag(String names, String description) {
    return of(names, "", description, Kind.FLAG);
  }

  /** An option that is there, or there with {@code no-} in its name, or not. */
  public static Option either(String name, String description) {
    return of(name, "", description, Kind.EITHER);
  }

  /** An option with a value. */
  public static Option value(String names, String label, String description) {
    return of(names, label, description, Kind.VALUE);
  }

  /** An option with a value that may be there several times. */
  public static Option values(String names, String label, String description) {
    return of(names, label, description, Kind.VALUES);
  }

  private static Option of(String names, String label, String description, Kind kind) {
    return new Option(List.of(names.split(", ")), label, description, kind, Listing.SHOWN);
  }

  /** This option, not shown in help. */
  public Option hidden() {
    return new Option(names, label, description, kind, Listing.HIDDEN);
  }

  /** Whether it takes a value. */
  boolean takesValue() {
    return kind == Kind.VALUE || kind == Kind.VALUES;
  }

  /** The long form, which stands for the option in messages. */
  public String name() {
    return names.getLast();
  }

  /** The long form that says no. */
  String negation() {
    return "--no-" + name().substring(2);
  }

  /** How help writes the option: {@code -j, --jobs=N}, {@code --[no-]header}. */
  String synopsis() {
    return switch (kind) {
      case FLAG -> String.join(", ", names);
      case EITHER -> "--[no-]" + name().substring(2);
      case VALUE, VALUES -> String.join(", ", names) + "=" + label;
    };
  }
}
