package dev.leat.cli.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leat} itself: help and version. */
@Command(
    name = "leat",
    version = Version.TEXT,
    header = {
      "Load, transform, group, join and merge data of any size.",
      "",
      "  leat show events.csv                             look into a file",
      "  leat run examples/event-counter.yaml             run a pipeline",
      "  leat convert events.csv events.tsv.gz            change a format",
      ""
    },
    footer = {
      "",
      "leat COMMAND --help shows the options and examples of a command.",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong request, 3 too many rejects, 4 input missing or"
          + " damaged,",
      "5 disk full, 6 memory cap too small, 7 output not written, 130 interrupted."
    })
final class LeatCommand implements Callable<Integer> {

  private final Context context;

  @Spec private @Nullable CommandSpec spec;

  @SuppressWarnings("unused") // For the parser and the help.
  @Mixin
  private MessageOptions messages = new MessageOptions();

  @SuppressWarnings("unused") // For the parser and the help.
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  private boolean version;

  LeatCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (spec != null) {
      Commands.printHelp(spec.commandLine(), context);
    }
    return 0;
  }
}
