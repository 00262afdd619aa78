package dev.leat.cli.argument;

/**
 * An argument that is no option.
 *
 * @param label what it is called
 * @param description what it is, a sentence
 * @param count how often it is there
 */
public record Operand(String label, String description, Count count) {

  /** How often an operand is there. */
  public enum Count {
    /** Once. */
    ONE,
    /** Once, or not at all. */
    OPTIONAL,
    /** Any number of times; the last operand only. */
    MANY
  }

  /** How the line of usage writes it. */
  String synopsis() {
    return switch (count) {
      case ONE -> label;
      case OPTIONAL -> "[" + label + "]";
      case MANY -> "[" + label + " ...]";
    };
  }
}
