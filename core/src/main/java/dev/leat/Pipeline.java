package dev.leat;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import dev.leat.spi.Services;
import dev.leat.spi.StageRunner;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.StageGraph;
import dev.leat.stage.StageStatus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Named stages, each made of others: running one computes what has changed since it was kept, and
 * nothing else.
 *
 * <p>A result is used again when the code of its stage, everything that the code calls, what it
 * captured, its parameters, the content of its inputs and the stages that it takes are what they
 * were; {@link #plan} says for each stage whether it is, and why not. What cannot be tracked is
 * never guessed: the stage is computed each time.
 *
 * <pre>{@code
 * class Sales {
 *   @Stage(cache = CSV) Dataset raw(@Input("raw/sales.csv") Dataset sales) { return sales.drop("junk"); }
 *   @Stage Dataset report(Dataset raw) { return raw.groupBy("month").aggregate(sum("amount")); }
 * }
 * Pipeline.of(new Sales()).run("report").show();
 * }</pre>
 *
 * <p>Immutable: every method returns a changed copy. Safe for all threads; of threads and processes
 * that want one result at the same time, one computes it.
 */
public final class Pipeline {

  private final Definition definition;
  private final Engine engine;
  private final CacheSettings cache;
  private final Map<String, Object> parameters;
  private final Map<Class<?>, Codec<?>> codecs;

  /** Makes the graph of the stages. */
  interface Definition {
    /** The graph, with these values of parameters. */
    Stages stages(Map<String, Object> parameters, Map<Class<?>, Codec<?>> codecs, Engine engine);
  }

  /** A graph, and the names of all parameters of its stages. */
  record Stages(StageGraph graph, Set<String> parameters) {}

  Pipeline(Definition definition) {
    this(definition, Engine.local(), CacheSettings.ofProcess(), Map.of(), Map.of());
  }

  private Pipeline(
      Definition definition,
      Engine engine,
      CacheSettings cache,
      Map<String, Object> parameters,
      Map<Class<?>, Codec<?>> codecs) {
    this.definition = definition;
    this.engine = engine;
    this.cache = cache;
    this.parameters = Map.copyOf(parameters);
    this.codecs = Map.copyOf(codecs);
  }

  /**
   * The pipeline of an object whose methods are annotated with {@link dev.leat.stage.Stage}.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when there is none; the graph itself is
   *     checked when it is used
   */
  public static Pipeline of(Object stages) {
    return new Pipeline(AnnotatedStages.of(stages));
  }

  /** A pipeline to which stages are added as functions. */
  public static PipelineBuilder named(String name) {
    return new PipelineBuilder(name);
  }

  /** The same stages with a parameter set; text is converted to the class that stages want. */
  public Pipeline with(String parameter, Object value) {
    Map<String, Object> changed = new HashMap<>(parameters);
    changed.put(parameter, value);
    return new Pipeline(definition, engine, cache, changed, codecs);
  }

  /** The same stages, run in another way. */
  public Pipeline on(Engine other) {
    return new Pipeline(definition, other, cache, parameters, codecs);
  }

  /** The same stages, kept in another directory. */
  public Pipeline cache(Path directory) {
    return cache(cache.at(directory.toString()));
  }

  /** The same stages, kept in another way. */
  public Pipeline cache(CacheSettings settings) {
    return new Pipeline(definition, engine, settings, parameters, codecs);
  }

  /** The same stages, of which some are computed anew even if nothing has changed. */
  public Pipeline refresh(String... stages) {
    return cache(cache.refreshing(Set.of(stages)));
  }

  /** The same stages, whose values of a class are kept as a codec says. */
  public <T> Pipeline codec(Class<T> type, Codec<T> codec) {
    Map<Class<?>, Codec<?>> changed = new HashMap<>(codecs);
    changed.put(type, codec);
    return new Pipeline(definition, engine, cache, parameters, changed);
  }

  /** The stages and what each takes. */
  public StageGraph graph() {
    return stages().graph();
  }

  /** How stages are kept. */
  public CacheSettings cache() {
    return cache;
  }

  /**
   * The rows of a stage. What is kept is computed now if it is not there; the rest of the way to
   * the result is run when the rows are read.
   *
   * @throws LeatException when a stage fails, which it names
   */
  public Dataset run(String stage) {
    return execute(stage).rows();
  }

  /** The result of a stage as what it gives: a Java record, a number, a text, a date ... */
  public <T> T run(String stage, Class<T> type) {
    Shape shape = Shape.of(type, codecs, "The result wanted of \"" + stage + "\"");
    try {
      return type.cast(shape.of(run(stage)));
    } catch (LeatException e) {
      throw e;
    } catch (Exception e) {
      throw new LeatException(
          ErrorKind.FAILED, "The result of \"%s\" is no %s: %s.".formatted(stage, type, e), e);
    }
  }

  /** The rows of a stage, and what was done with each stage that they needed. */
  public Result execute(String stage) {
    StageRunner.Outcome outcome = runner().run(stages().graph(), stage, engine.settings(), cache);
    return new Result(Dataset.of(outcome.rows(), engine), outcome.stages());
  }

  /** What {@link #run} would do with each stage, and why; nothing is computed. */
  public List<StageStatus> plan(String stage) {
    return runner()
        .plan(stages().graph(), stage, engine.settings(), cache, StageRunner.Depth.QUICK);
  }

  /** What {@link #plan} says, with the numbers of rows by which inputs have changed. */
  public List<StageStatus> why(String stage) {
    return runner()
        .plan(stages().graph(), stage, engine.settings(), cache, StageRunner.Depth.THOROUGH);
  }

  /**
   * The result of a run.
   *
   * @param rows the rows of the stage
   * @param stages what was done with each stage that the rows needed, those first that others take
   */
  public record Result(Dataset rows, List<StageStatus> stages) {
    /** Copies the list. */
    public Result {
      stages = List.copyOf(stages);
    }
  }

  private Stages stages() {
    Stages stages = definition.stages(parameters, codecs, engine);
    for (String name : new TreeSet<>(parameters.keySet())) {
      if (!stages.parameters().contains(name)) {
        throw new LeatException(
            ErrorKind.USAGE,
            "No stage takes the parameter \"%s\". %sThe parameters are: %s."
                .formatted(
                    name,
                    Spelling.suggestion(name, List.copyOf(stages.parameters())),
                    String.join(", ", new TreeSet<>(stages.parameters()))));
      }
    }
    return stages;
  }

  private static StageRunner runner() {
    return Services.find(StageRunner.class, any -> true)
        .orElseThrow(() ->
            new LeatException(
                ErrorKind.USAGE, "There is nothing on the class path that runs stages."));
  }
}
