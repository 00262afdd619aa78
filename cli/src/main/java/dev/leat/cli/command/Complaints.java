package dev.leat.cli.command;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words what is wrong with the arguments of a command, with the option that was meant. */
public final class Complaints {

  private Complaints() {}

  /** The failure that arguments are. */
  public static LeatException of(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String problem =
        e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()
            ? unmatched(unmatched.getUnmatched().getFirst(), e.getCommandLine())
            : sentence(String.valueOf(e.getMessage()));
    String help = "Run \"%s --help\" for examples.".formatted(spec.qualifiedName());
    return new LeatException(ErrorKind.USAGE, problem + " " + help, e);
  }

  private static String sentence(String message) {
    String text = message.strip();
    return text.endsWith(".") ? text : text + ".";
  }

  private static String unmatched(String argument, CommandLine line) {
    String name = line.getCommandSpec().qualifiedName();
    if (argument.startsWith("-") && argument.length() > 1) {
      String option = argument.replaceFirst("=.*", "");
      return "\"%s\" has no option \"%s\". %s"
          .formatted(name, option, Spelling.suggestion(option, options(line)))
          .strip();
    }
    Map<String, CommandLine> commands = line.getSubcommands();
    return commands.isEmpty()
        ? "\"%s\" is one argument too many.".formatted(argument)
        : "There is no command \"%s\". %sThe commands are: %s."
            .formatted(
                argument,
                Spelling.suggestion(argument, commands.keySet()),
                String.join(", ", commands.keySet()));
  }

  private static List<String> options(CommandLine line) {
    List<String> names = new ArrayList<>();
    for (String name : line.getCommandSpec().optionsMap().keySet()) {
      names.add(name);
    }
    names.addAll(line.getCommandSpec().negatedOptionsMap().keySet());
    return names;
  }
}
