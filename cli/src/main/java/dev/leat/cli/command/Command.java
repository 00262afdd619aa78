package dev.leat.cli.command;

import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Usage;

/** One of the commands of {@code leat}. */
interface Command {

  /** How it is used. */
  Usage usage();

  /** Does what the arguments say, and gives the exit code. */
  int run(Arguments arguments, Context context);
}
