package dev.leat.cli.argument;

import java.util.List;
import java.util.Optional;

/**
 * How a command is used.
 *
 * @param command the words that call it: {@code leat run}
 * @param summary what it does, a sentence
 * @param examples lines to learn from
 * @param operands what it is applied to, in order
 * @param options what it may be told
 */
public record Usage(
    String command,
    String summary,
    List<String> examples,
    List<Operand> operands,
    List<Option> options) {

  /** Copies the lists. */
  public Usage {
    examples = List.copyOf(examples);
    operands = List.copyOf(operands);
    options = List.copyOf(options);
  }

  /** The option that a text names, by any of its names or its negation. */
  Optional<Option> find(String name) {
    return options.stream().filter(option -> isNamed(option, name)).findFirst();
  }

  private static boolean isNamed(Option option, String name) {
    return option.names().contains(name)
        || (option.kind() == Option.Kind.EITHER && option.negation().equals(name));
  }

  /** The operand at a position, counted from 0; the last may stand for any number of them. */
  Optional<Operand> operand(int position) {
    if (position < operands.size()) {
      return Optional.of(operands.get(position));
    }
    boolean repeats = !operands.isEmpty() && operands.getLast().count() == Operand.Count.MANY;
    return repeats ? Optional.of(operands.getLast()) : Optional.empty();
  }
}
