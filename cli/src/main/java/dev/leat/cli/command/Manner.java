package dev.leat.cli.command;

import dev.leat.cli.format.Words;
import dev.leat.cli.screen.Failures;
import dev.leat.cli.screen.Ink;
import dev.leat.cli.screen.Terminal;
import dev.leat.cli.screen.When;
import dev.leat.data.LeatException;
import java.util.List;
import java.util.Optional;

/**
 * How a command talks, found in its arguments before they are parsed, so that even the complaint
 * that they cannot be parsed is worded as it should be.
 *
 * @param color when messages are coloured
 * @param style how they are worded
 * @param detail how much of a failure is told
 */
public record Manner(When color, Failures.Style style, Failures.Detail detail) {

  /** The manner that arguments, then the environment, ask for. */
  public static Manner of(List<String> arguments, Terminal terminal) {
    return new Manner(
        choice(When.class, MessageOptions.COLOR.name(), "LEAT_COLOR", arguments, terminal)
            .orElse(When.AUTO),
        choice(
                Failures.Style.class,
                MessageOptions.LOG_FORMAT.name(),
                "LEAT_LOG_FORMAT",
                arguments,
                terminal)
            .orElse(Failures.Style.TEXT),
        arguments.contains(MessageOptions.DEBUG.name())
            ? Failures.Detail.TRACE
            : Failures.Detail.MESSAGE);
  }

  private static <E extends Enum<E>> Optional<E> choice(
      Class<E> choices, String option, String variable, List<String> arguments, Terminal terminal) {
    Optional<String> word = value(option, arguments).or(() -> terminal.variable(variable));
    try {
      return word.map(text -> Words.choice(choices, text));
    } catch (LeatException unknownWord) {
      // There must be a manner to complain in.
      return Optional.empty();
    }
  }

  private static Optional<String> value(String option, List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(option) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
      if (argument.startsWith(option + "=")) {
        return Optional.of(argument.substring(option.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** What tells failures. */
  public Failures failures(Terminal terminal) {
    return new Failures(terminal.err(), errInk(terminal), style, detail);
  }

  Ink errInk(Terminal terminal) {
    return Ink.of(color, terminal.errDevice(), terminal);
  }

  Ink outInk(Terminal terminal) {
    return Ink.of(color, terminal.outDevice(), terminal);
  }
}
