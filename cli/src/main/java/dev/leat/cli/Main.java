package dev.leat.cli;

import dev.leat.cli.command.Commands;
import dev.leat.cli.command.Complaints;
import dev.leat.cli.command.Context;
import dev.leat.cli.command.Manner;
import dev.leat.cli.command.Version;
import dev.leat.cli.screen.Failures;
import dev.leat.cli.screen.Terminal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code leat} command. */
public final class Main {

  private static final List<String> VERSION = List.of("--version");

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(execute(List.of(args), Terminal.ofProcess()));
  }

  /** Runs the command with streams that nobody looks at, and gives its exit code. */
  public static int execute(String[] args, PrintStream out, PrintStream err) {
    return execute(List.of(args), Terminal.recorded(out, err));
  }

  /** Runs the command, and gives its exit code; nothing is thrown. */
  public static int execute(List<String> args, Terminal terminal) {
    if (args.equals(VERSION)) {
      terminal.out().println(Version.TEXT);
      terminal.out().flush();
      return 0;
    }
    List<String> arguments = withoutHelpCommand(args);
    Manner manner = Manner.of(arguments, terminal);
    Failures failures = manner.failures(terminal);
    try {
      return run(arguments, new Context(terminal, manner));
    } catch (ParameterException e) {
      return failures.tell(Complaints.of(e));
    } catch (Throwable e) {
      return failures.tell(e);
    }
  }

  private static int run(List<String> arguments, Context context) throws Exception {
    CommandLine line = Commands.of(arguments, context);
    ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
    ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (command.isVersionHelpRequested()) {
      context.terminal().out().println(Version.TEXT);
      context.terminal().out().flush();
      return 0;
    }
    CommandLine chosen = command.commandSpec().commandLine();
    if (command.isUsageHelpRequested()) {
      Commands.printHelp(chosen, context);
      return 0;
    }
    Callable<Integer> action = chosen.getCommand();
    return action.call();
  }

  /** {@code help run} is {@code run --help}. */
  private static List<String> withoutHelpCommand(List<String> args) {
    if (args.isEmpty() || !args.getFirst().equals("help")) {
      return args;
    }
    List<String> rest = new ArrayList<>(args.subList(1, args.size()));
    rest.add("--help");
    return rest;
  }
}
