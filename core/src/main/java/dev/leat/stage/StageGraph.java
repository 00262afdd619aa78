package dev.leat.stage;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a pipeline and what each takes: a graph without circles in which every name is
 * known. Immutable.
 */
public final class StageGraph {

  private final String name;
  private final Map<String, StageNode> nodes;

  private StageGraph(String name, Map<String, StageNode> nodes) {
    this.name = name;
    this.nodes = nodes;
  }

  /**
   * The graph of these stages.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE}, with the graph, when two stages have one
   *     name, when one takes a stage that is not there, or when they take each other in a circle
   */
  public static StageGraph of(String name, List<StageNode> stages) {
    Map<String, StageNode> nodes = new LinkedHashMap<>();
    for (StageNode node : stages) {
      if (nodes.putIfAbsent(node.name(), node) != null) {
        throw new LeatException(
            ErrorKind.USAGE,
            "The pipeline %s has two stages named \"%s\". Rename one."
                .formatted(name, node.name()));
      }
    }
    StageGraph graph = new StageGraph(name, nodes);
    graph.checkNames();
    graph.checkCircles();
    return graph;
  }

  private void checkNames() {
    for (StageNode node : nodes.values()) {
      for (String taken : node.stagesTaken()) {
        if (!nodes.containsKey(taken)) {
          throw new LeatException(
              ErrorKind.USAGE,
              "The stage \"%s\" takes \"%s\", and there is no stage of that name. %sAnnotate the parameter with @Input or @Param if it is no stage.\n%s"
                  .formatted(node.name(), taken, Spelling.suggestion(taken, names()), toText()));
        }
      }
    }
  }

  private void checkCircles() {
    Set<String> done = new LinkedHashSet<>();
    for (String start : nodes.keySet()) {
      List<String> circle = circle(start, new ArrayDeque<>(), done);
      if (circle != null) {
        throw new LeatException(
            ErrorKind.USAGE,
            "The stages of %s take each other in a circle: %s. Break it.\n%s"
                .formatted(name, String.join(" <- ", circle), toText()));
      }
    }
  }

  private @Nullable List<String> circle(String at, Deque<String> path, Set<String> done) {
    if (path.contains(at)) {
      List<String> circle = new ArrayList<>(path.reversed());
      circle = circle.subList(circle.indexOf(at), circle.size());
      circle.add(at);
      return circle;
    }
    if (done.contains(at)) {
      return null;
    }
    path.push(at);
    for (String taken : node(at).stagesTaken()) {
      List<String> found = circle(taken, path, done);
      if (found != null) {
        return found;
      }
    }
    path.pop();
    done.add(at);
    return null;
  }

  /** The name of the pipeline. */
  public String name() {
    return name;
  }

  /** The names of all stages, in the order in which they were given. */
  public List<String> names() {
    return List.copyOf(nodes.keySet());
  }

  /** All stages, in the order in which they were given. */
  public List<StageNode> nodes() {
    return List.copyOf(nodes.values());
  }

  /**
   * The stage of a name.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when there is none
   */
  public StageNode node(String stage) {
    StageNode node = nodes.get(stage);
    if (node == null) {
      throw new LeatException(
          ErrorKind.USAGE,
          "There is no stage \"%s\" in %s. %sThe stages are: %s."
              .formatted(
                  stage, name, Spelling.suggestion(stage, names()), String.join(", ", names())));
    }
    return node;
  }

  /** A stage and all that it takes, directly or not: each behind those that it takes. */
  public List<StageNode> upTo(String stage) {
    Map<String, StageNode> ordered = new LinkedHashMap<>();
    add(node(stage), ordered);
    return List.copyOf(ordered.values());
  }

  private void add(StageNode node, Map<String, StageNode> ordered) {
    if (!ordered.containsKey(node.name())) {
      node.stagesTaken().forEach(taken -> add(node(taken), ordered));
      ordered.put(node.name(), node);
    }
  }

  /** How many stages in a row stand before each: 0 for one that takes none. */
  public Map<String, Integer> levels() {
    Map<String, Integer> levels = new LinkedHashMap<>();
    for (String end : names()) {
      for (StageNode node : upTo(end)) {
        levels.computeIfAbsent(node.name(), any -> level(node, levels));
      }
    }
    return levels;
  }

  private static int level(StageNode node, Map<String, Integer> levels) {
    int level = 0;
    for (String taken : node.stagesTaken()) {
      level = Math.max(level, Objects.requireNonNull(levels.get(taken)) + 1);
    }
    return level;
  }

  /** The stages that no other takes. */
  public List<String> ends() {
    Set<String> ends = new LinkedHashSet<>(names());
    nodes.values().forEach(node -> ends.removeAll(node.stagesTaken()));
    return List.copyOf(ends);
  }

  /** A line for each stage: {@code report <- monthly, input raw/sales.csv, param year = 2024}. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (StageNode node : nodes.values()) {
      text.append("  ").append(node.name());
      if (node.rules().cache() != CacheFormat.NONE) {
        text.append(" [").append(node.rules().cache().word()).append(']');
      }
      String separator = " <- ";
      for (StageNode.Argument argument : node.arguments()) {
        text.append(separator).append(shown(argument));
        separator = ", ";
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** The graph as a flow chart in the language of Mermaid. */
  public String toMermaid() {
    return new GraphDrawing(this).mermaid();
  }

  /** The graph as a picture: an SVG document. */
  public String toSvg() {
    return new GraphDrawing(this).svg();
  }

  private static String shown(StageNode.Argument argument) {
    return switch (argument) {
      case StageNode.Argument.OfStage stage -> stage.name();
      case StageNode.Argument.OfInput input -> "input " + input.location();
      case StageNode.Argument.OfParam param ->
          "param " + param.name() + param.value().map(value -> " = " + value).orElse("");
    };
  }
}
