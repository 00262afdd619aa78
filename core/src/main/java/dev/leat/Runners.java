package dev.leat;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.spi.Runner;
import dev.leat.spi.Services;

/** Finds the runner of an engine by its name. */
final class Runners {

  private Runners() {}

  static Runner of(Engine engine) {
    return Services.find(Runner.class, runner -> runner.name().equals(engine.name()))
        .orElseThrow(() ->
            new LeatException(
                ErrorKind.USAGE,
                "There is no engine named \"%s\" on the class path.".formatted(engine.name())));
  }
}
