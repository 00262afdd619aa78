package dev.leat.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code leat} command. */
@Command(name = "leat", mixinStandardHelpOptions = true, version = "leat 0.1.0")
public final class Main implements Callable<Integer> {

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() {
    CommandLine.usage(this, System.out);
    return CommandLine.ExitCode.OK;
  }
}
