package dev.leat.cli.command;

import dev.leat.cli.screen.Failures;
import dev.leat.cli.screen.When;
import picocli.CommandLine.Option;

/** The options of every command that say how it talks; {@link Manner} reads most of them early. */
@SuppressWarnings("unused") // The fields that Manner reads are here for the parser and the help.
public final class MessageOptions {

  static final String DEBUG = "--debug";
  static final String LOG_FORMAT = "--log-format";
  static final String COLOR = "--color";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print errors only, and no table or account.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print what each operator did, too.")
  private boolean verbose;

  @Option(
      names = COLOR,
      paramLabel = "WHEN",
      description = "Colour messages: auto, always or never (LEAT_COLOR; NO_COLOR is honoured).")
  private When color = When.AUTO;

  @Option(
      names = LOG_FORMAT,
      paramLabel = "FORMAT",
      description = "Word errors and the account as text or json (LEAT_LOG_FORMAT).")
  private Failures.Style logFormat = Failures.Style.TEXT;

  @Option(names = DEBUG, description = "Print the stack trace of a failure.")
  private boolean debug;

  boolean isQuiet() {
    return quiet;
  }

  boolean isVerbose() {
    return verbose;
  }
}
