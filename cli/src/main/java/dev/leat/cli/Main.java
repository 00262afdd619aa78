package dev.leat.cli;

import dev.leat.cli.command.Commands;
import dev.leat.cli.command.Context;
import dev.leat.cli.command.Manner;
import dev.leat.cli.command.Version;
import dev.leat.cli.screen.Terminal;
import java.io.PrintStream;
import java.util.List;

/** The {@code leat} command. */
public final class Main {

  private static final List<String> VERSION = List.of("--version");

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = execute(List.of(args), Terminal.ofProcess());
    if (code != 0) {
      // A process that ends of itself does not first look for a logger of exits.
      System.exit(code);
    }
  }

  /** Runs the command with streams that nobody looks at, and gives its exit code. */
  public static int execute(String[] args, PrintStream out, PrintStream err) {
    return execute(List.of(args), Terminal.recorded(out, err));
  }

  /** Runs the command, and gives its exit code; nothing is thrown. */
  public static int execute(List<String> args, Terminal terminal) {
    if (args.equals(VERSION)) {
      // Without loading more than this.
      terminal.out().println(Version.TEXT);
      terminal.out().flush();
      return 0;
    }
    Manner manner = Manner.of(args, terminal);
    try {
      return Commands.run(args, new Context(terminal, manner));
    } catch (Throwable e) {
      return manner.failures(terminal).tell(e);
    }
  }
}
