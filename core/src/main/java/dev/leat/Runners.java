package dev.leat;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.spi.Runner;
import java.util.ServiceLoader;

/** Finds the runner of an engine by its name. */
final class Runners {

  private Runners() {}

  static Runner of(Engine engine) {
    return ServiceLoader.load(Runner.class, Runner.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(runner -> runner.name().equals(engine.name()))
        .findFirst()
        .orElseThrow(() ->
            new LeatException(
                ErrorKind.USAGE,
                "There is no engine named \"%s\" on the class path.".formatted(engine.name())));
  }
}
