package dev.leat.cli.command;

import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.CompletionScript;
import dev.leat.cli.argument.Operand;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.format.Words;
import java.io.PrintStream;
import java.util.List;

/** {@code leat completion}: prints the script that completes commands and options in a shell. */
final class CompletionCommand implements Command {

  private static final String SHELL = "SHELL";

  private static final Usage USAGE =
      new Usage(
          "leat completion",
          "Print a script that completes commands and options in a shell.",
          List.of(
              "leat completion bash > ~/.leat-completion        then source it in ~/.bashrc",
              "leat completion zsh > ~/.leat-completion         then source it in ~/.zshrc"),
          List.of(new Operand(SHELL, "bash or zsh.", Operand.Count.ONE)),
          MessageOptions.ALL);

  /** The shells that there is a script for. */
  private enum Shell {
    /** GNU Bash. */
    BASH,
    /** The Z shell. */
    ZSH
  }

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    PrintStream out = context.terminal().out();
    List<Usage> usages = Commands.usages();
    switch (arguments.parsed(0, SHELL, word -> Words.choice(Shell.class, word))) {
      case BASH -> out.print(CompletionScript.bash(usages));
      case ZSH -> out.print(CompletionScript.zsh(usages));
    }
    out.flush();
    return 0;
  }
}
