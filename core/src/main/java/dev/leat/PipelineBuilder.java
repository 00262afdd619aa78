package dev.leat;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.stage.CacheFormat;
import dev.leat.stage.StageBody.Given;
import dev.leat.stage.StageCode;
import dev.leat.stage.StageGraph;
import dev.leat.stage.StageNode;
import dev.leat.stage.StageNode.Argument;
import dev.leat.stage.StageNode.As;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Builds a pipeline of functions.
 *
 * <pre>{@code
 * Pipeline.named("sales")
 *     .input("sales", "raw/sales.csv")
 *     .stage("clean", CSV, List.of("sales"), in -> in.dataset("sales").drop("junk"))
 *     .stage("report", NONE, List.of("clean"), in -> in.dataset("clean").groupBy("day").aggregate(count()))
 *     .build();
 * }</pre>
 *
 * <p>Not safe for threads.
 */
public final class PipelineBuilder {

  private final String name;
  private final Map<String, Argument> outside = new LinkedHashMap<>();
  private final List<Added> stages = new ArrayList<>();

  private record Added(
      String name, StageNode.Rules rules, List<String> takes, StageFunction function) {}

  PipelineBuilder(String name) {
    this.name = name;
  }

  /** An input whose rows stages take: a path, a glob, a directory of part files, or a URL. */
  public PipelineBuilder input(String as, String location) {
    outside.put(as, new Argument.OfInput(as, location, As.ROWS));
    return this;
  }

  /** An input whose files stages take. */
  public PipelineBuilder files(String as, String location) {
    outside.put(as, new Argument.OfInput(as, location, As.FILES));
    return this;
  }

  /** A parameter, and the value that it has unless it is set. */
  public PipelineBuilder param(String parameter, Object value) {
    outside.put(parameter, new Argument.OfParam(parameter, Optional.of(value)));
    return this;
  }

  /**
   * A stage.
   *
   * @param takes the names of all stages, inputs and parameters that the function asks for
   */
  public PipelineBuilder stage(
      String stage, CacheFormat cache, List<String> takes, StageFunction function) {
    return stage(stage, StageNode.Rules.of(cache), takes, function);
  }

  /** A stage with rules of its own. */
  public PipelineBuilder stage(
      String stage, StageNode.Rules rules, List<String> takes, StageFunction function) {
    stages.add(new Added(stage, rules, List.copyOf(takes), function));
    return this;
  }

  /** The pipeline. */
  public Pipeline build() {
    List<Added> added = List.copyOf(stages);
    Map<String, Argument> arguments = new LinkedHashMap<>(outside);
    return new Pipeline((parameters, codecs, engine) -> {
      Map<String, Argument> set = new LinkedHashMap<>(arguments);
      set.replaceAll((as, argument) -> set(argument, parameters));
      List<StageNode> nodes = added.stream().map(one -> node(one, set, codecs, engine)).toList();
      List<String> names =
          set.values().stream()
              .filter(Argument.OfParam.class::isInstance)
              .map(Argument::name)
              .toList();
      return new Pipeline.Stages(StageGraph.of(name, nodes), Set.copyOf(names));
    });
  }

  private static Argument set(Argument argument, Map<String, Object> parameters) {
    Object value = parameters.get(argument.name());
    if (!(argument instanceof Argument.OfParam param) || value == null) {
      return argument;
    }
    Class<?> type = param.value().orElseThrow().getClass();
    return new Argument.OfParam(
        param.name(), Optional.of(ParameterValue.of(param.name(), type, value)));
  }

  private static StageNode node(
      Added added, Map<String, Argument> outside, Map<Class<?>, Codec<?>> codecs, Engine engine) {
    List<Argument> arguments = new ArrayList<>();
    for (String taken : added.takes()) {
      arguments.add(outside.getOrDefault(taken, new Argument.OfStage(taken)));
    }
    List<Serializable> used = new ArrayList<>(codecs.values());
    return new StageNode(
        added.name(),
        arguments,
        added.rules(),
        new StageCode.OfFunction(added.function(), used),
        given -> {
          Taken taken = taken(added, given, codecs, engine);
          Object result = added.function().apply(taken);
          if (result == null) {
            throw new LeatException(ErrorKind.FAILED, "it gave null. Give rows, even if none.");
          }
          return Shape.ofResult(result, codecs, "The result of the stage \"" + added.name() + '"')
              .plan(result);
        });
  }

  private static Taken taken(
      Added added, List<Given> given, Map<Class<?>, Codec<?>> codecs, Engine engine) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      values.put(
          added.takes().get(i),
          switch (given.get(i)) {
            case Given.Rows rows -> Dataset.of(rows.plan(), engine);
            case Given.Files files -> files.paths();
            case Given.Value value -> Objects.requireNonNull(value.value());
          });
    }
    return new Taken(added.name(), values, codecs);
  }
}
