package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.cli.screen.Terminal;
import dev.leat.io.Sink;
import java.io.PrintStream;
import java.util.Optional;

/** Prints how a dataset would run. */
final class Explanation {

  private Explanation() {}

  static void print(Dataset dataset, Optional<Sink> sink, Terminal terminal) {
    PrintStream out = terminal.out();
    sink.ifPresent(
        there -> out.println("write %s (%s)".formatted(there.location(), there.format().name())));
    out.print(dataset.explain().stripTrailing() + "\n");
    out.flush();
  }
}
