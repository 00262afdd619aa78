package dev.leat.cli.command;

import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Option;
import dev.leat.cli.format.Words;
import dev.leat.cli.screen.Failures;
import dev.leat.cli.screen.Terminal;
import dev.leat.cli.screen.When;
import java.util.List;

/** The options of every command that say how it talks; {@link Manner} reads most of them early. */
final class MessageOptions {

  static final Option HELP = Option.flag("-h, --help", "Show this help.");

  static final Option QUIET =
      Option.flag("-q, --quiet", "Print errors only, and no table or account.");

  static final Option VERBOSE = Option.flag("-v, --verbose", "Print what each operator did, too.");

  static final Option COLOR =
      Option.value(
          "--color",
          "WHEN",
          "Colour messages: auto, always or never (LEAT_COLOR; NO_COLOR is honoured).");

  static final Option LOG_FORMAT =
      Option.value(
          "--log-format",
          "FORMAT",
          "Word errors and the account as text or json (LEAT_LOG_FORMAT).");

  static final Option DEBUG = Option.flag("--debug", "Print the stack trace of a failure.");

  static final List<Option> ALL = List.of(QUIET, VERBOSE, COLOR, LOG_FORMAT, DEBUG, HELP);

  private final Arguments arguments;

  MessageOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  /** Checks the words that {@link Manner} has taken, if it could. */
  static void check(Arguments arguments, Terminal terminal) {
    check(COLOR, "LEAT_COLOR", When.class, arguments, terminal);
    check(LOG_FORMAT, "LEAT_LOG_FORMAT", Failures.Style.class, arguments, terminal);
  }

  private static <E extends Enum<E>> void check(
      Option option, String variable, Class<E> choices, Arguments arguments, Terminal terminal) {
    if (arguments.parsed(option, word -> Words.choice(choices, word)).isEmpty()) {
      terminal
          .variable(variable)
          .ifPresent(word -> Words.named(variable, () -> Words.choice(choices, word)));
    }
  }

  boolean isQuiet() {
    return arguments.has(QUIET);
  }

  boolean isVerbose() {
    return arguments.has(VERBOSE);
  }
}
