package dev.leat.stage;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One stage of a graph.
 *
 * @param name its name, unique in the graph
 * @param arguments what it takes, in the order in which its body is given it
 * @param rules how it is kept and checked
 * @param code what counts in its key
 * @param body makes its rows
 */
public record StageNode(
    String name, List<Argument> arguments, Rules rules, StageCode code, StageBody body) {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$-]{1,100}");

  /** Copies the list, and checks the name. */
  public StageNode {
    arguments = List.copyOf(arguments);
    if (!NAME.matcher(name).matches()) {
      throw new LeatException(
          ErrorKind.USAGE,
          "\"%s\" is no name of a stage (expected: letters, digits, '_', '$' and '-', at most 100)."
              .formatted(name));
    }
  }

  /** What a stage takes. */
  public sealed interface Argument {

    /** The name by which the stage knows it. */
    String name();

    /** The rows of another stage, of that name. */
    record OfStage(String name) implements Argument {}

    /**
     * Data from outside.
     *
     * @param location a path, a glob, a directory or a URL
     * @param as what the stage is given of it
     */
    record OfInput(String name, String location, As as) implements Argument {}

    /**
     * A value that is set for a run.
     *
     * @param value of a class that is known by value: a text, a number, a date, an enum; empty when
     *     it has to be set and is not
     */
    record OfParam(String name, Optional<Object> value) implements Argument {

      /**
       * The value, for a stage that is to run.
       *
       * @throws LeatException of kind {@link ErrorKind#USAGE} when it is not set
       */
      public Object valueFor(String stage) {
        return value.orElseThrow(() ->
            new LeatException(
                ErrorKind.USAGE,
                "The stage \"%s\" needs the parameter \"%s\". Set it as %s=VALUE."
                    .formatted(stage, name, name)));
      }
    }
  }

  /** What a stage is given of an input. */
  public enum As {
    /** Its rows. */
    ROWS,
    /** Its files. */
    FILES
  }

  /**
   * How a stage is kept and checked; see {@link Stage}.
   *
   * @param ttl how long a result is good for; for ever when it is empty
   */
  public record Rules(
      CacheFormat cache,
      List<String> checks,
      long minRows,
      List<String> accepts,
      List<String> environment,
      String version,
      Optional<Duration> ttl) {

    /** Copies the lists. */
    public Rules {
      checks = List.copyOf(checks);
      accepts = List.copyOf(accepts);
      environment = List.copyOf(environment);
    }

    /** The rules of a stage that is kept in a format, without any checks. */
    public static Rules of(CacheFormat cache) {
      return new Rules(cache, List.of(), 0, List.of(), List.of(), "", Optional.empty());
    }
  }

  /** The names of the stages that this one takes, each once. */
  public List<String> stagesTaken() {
    return arguments.stream()
        .filter(Argument.OfStage.class::isInstance)
        .map(Argument::name)
        .distinct()
        .toList();
  }
}
