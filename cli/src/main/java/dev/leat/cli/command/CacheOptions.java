package dev.leat.cli.command;

import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Option;
import dev.leat.cli.screen.Terminal;
import dev.leat.stage.CacheSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The options of commands that say where results of stages are kept, and how they are used. */
final class CacheOptions {

  static final Option DIRECTORY =
      Option.value(
          "--cache-dir", "DIR", "Where results are kept (default: .leat/cache; LEAT_CACHE).");

  static final Option CACHE = Option.either("--cache", "Take results from the cache, or do not.");

  static final Option READ_ONLY =
      Option.flag("--read-only", "Take results from the cache, and keep none there.");

  static final Option REFRESH =
      Option.values("--refresh", "STAGE", "Compute a stage anew, whatever is kept of it.");

  static final List<Option> ALL = List.of(DIRECTORY, CACHE, READ_ONLY, REFRESH);

  private final Arguments arguments;
  private final Terminal terminal;

  CacheOptions(Arguments arguments, Terminal terminal) {
    this.arguments = arguments;
    this.terminal = terminal;
  }

  /** Where results are kept, and how they are used. */
  CacheSettings settings() {
    CacheSettings.Use use =
        !arguments.either(CACHE).orElse(true)
            ? CacheSettings.Use.NONE
            : arguments.has(READ_ONLY)
                ? CacheSettings.Use.READ_ONLY
                : CacheSettings.Use.READ_AND_WRITE;
    String location =
        arguments
            .text(DIRECTORY)
            .or(() -> terminal.variable(CacheSettings.VARIABLE))
            .orElse(CacheSettings.DEFAULT_LOCATION);
    return CacheSettings.ofProcess()
        .at(location)
        .used(use)
        .refreshing(Set.copyOf(arguments.texts(REFRESH)));
  }

  /** A directory of this machine for what is not a result, such as compiled classes. */
  Path local() {
    String location = settings().location();
    return Path.of(location.contains("://") ? CacheSettings.DEFAULT_LOCATION : location);
  }
}
