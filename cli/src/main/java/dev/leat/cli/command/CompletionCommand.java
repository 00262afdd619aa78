package dev.leat.cli.command;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code leat completion}: prints the script that completes commands and options in a shell. */
@Command(
    name = "completion",
    header = {
      "Print a script that completes commands and options in a shell.",
      "",
      "  leat completion bash > ~/.leat-completion        then source it in ~/.bashrc",
      "  leat completion zsh > ~/.leat-completion         then source it in ~/.zshrc",
      ""
    })
final class CompletionCommand implements Callable<Integer> {

  /** The shells that there is a script for. */
  enum Shell {
    /** GNU Bash. */
    BASH,
    /** The Z shell. */
    ZSH
  }

  private final Context context;

  @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  @SuppressWarnings("unused") // For the parser and the help.
  @Mixin
  private MessageOptions messages = new MessageOptions();

  CompletionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    PrintStream out = context.terminal().out();
    switch (shell) {
      // The script for bash knows that zsh runs it, and asks for what it needs there.
      case BASH, ZSH -> out.println(AutoComplete.bash("leat", Commands.all(context)));
    }
    out.flush();
    return 0;
  }
}
