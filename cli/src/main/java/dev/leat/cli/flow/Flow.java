package dev.leat.cli.flow;

import dev.leat.Engine;
import dev.leat.cli.flow.FlowNode.Entry;
import dev.leat.cli.format.Words;
import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Settings;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline written as data: a YAML or JSON file whose parameters have their values.
 *
 * <p>Its form has been checked; whether its columns and files exist is found by {@link #build}.
 */
public final class Flow {

  private static final List<String> KEYS =
      List.of("about", "parameters", "datasets", "steps", "rejects", "settings");

  /**
   * A parameter that a flow declares.
   *
   * @param name its name
   * @param about what it is for, or empty
   * @param fallback its default as it is written, or empty
   */
  public record Parameter(String name, String about, String fallback) {}

  private final String about;
  private final Parameters parameters;
  private final Map<String, List<Step>> datasets;
  private final List<Step> steps;
  private final Keys keys;

  private Flow(Keys keys, Parameters parameters) {
    this.keys = keys;
    this.parameters = parameters;
    this.about = keys.text("about").orElse("");
    this.datasets = new LinkedHashMap<>();
    keys.find("datasets").ifPresent(this::name);
    this.steps = StepReader.steps(keys.need("steps", "steps: [{read: FILE}]"));
  }

  /**
   * Reads a flow file.
   *
   * @param file the file
   * @param given the values of parameters by name
   * @throws LeatException of kind INPUT when the file cannot be read, of kind USAGE with file, line
   *     and column when it is wrong
   */
  public static Flow load(Path file, Map<String, String> given) {
    return parse(file.toString(), text(file), directoryOf(file), given);
  }

  static Flow parse(String file, String text, String directory, Map<String, String> given) {
    FlowNode root = FlowText.parse(file, text);
    Keys raw = Keys.of(root, "a flow", KEYS);
    Parameters parameters = Parameters.of(raw.find("parameters"), given, directory);
    return new Flow(raw.mapped(parameters::putInto, "parameters"), parameters);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw input("There is no flow \"%s\". Check its path.".formatted(file), e);
    } catch (MalformedInputException e) {
      throw input("The flow \"%s\" is not in UTF-8. Convert it.".formatted(file), e);
    } catch (IOException e) {
      throw input("The flow \"%s\" cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static LeatException input(String message, IOException cause) {
    return new LeatException(ErrorKind.INPUT, message, cause);
  }

  private static String directoryOf(Path file) {
    Path directory = file.getParent();
    return directory == null ? "." : directory.toString();
  }

  private void name(FlowNode node) {
    for (Entry entry : Nodes.entries(node, "name: steps")) {
      datasets.put(entry.key().text(), StepReader.steps(entry.value()));
    }
  }

  /** What the flow says of itself, or nothing. */
  public String about() {
    return about;
  }

  /** The parameters that the flow declares. */
  public List<Parameter> parameters() {
    return parameters.declared().stream()
        .map(p -> new Parameter(p.name(), p.about(), p.fallback().map(s -> s.text()).orElse("")))
        .toList();
  }

  /**
   * The engine with the settings that the flow asks for.
   *
   * @param engine the engine before
   */
  public Engine tuned(Engine engine) {
    Engine tuned = engine;
    Optional<FlowNode> settings = keys.find("settings");
    if (settings.isPresent()) {
      tuned = tuned(tuned, settings.get());
    }
    Optional<FlowNode> rejects = keys.find("rejects");
    return rejects.isPresent() ? tuned.rejects(policy(rejects.get())) : tuned;
  }

  private static Engine tuned(Engine engine, FlowNode node) {
    Keys settings =
        Keys.of(node, "settings", List.of("jobs", "memory", "temp_dir", "max_spill", "optimiser"));
    Engine tuned = engine;
    for (String key : settings.names()) {
      FlowNode value = settings.need(key, key);
      tuned =
          switch (key) {
            case "jobs" -> tuned.threads(Nodes.parsed(value, key, "a number", Words::threads));
            case "memory" -> tuned.memory(Nodes.parsed(value, key, "a size", DataSize::parse));
            case "max_spill" -> tuned.maxSpill(Nodes.parsed(value, key, "a size", DataSize::parse));
            case "temp_dir" -> tuned.temporary(Nodes.parsed(value, key, "a directory", Path::of));
            default ->
                tuned.optimiser(
                    Nodes.parsed(value, key, "true or false", Words::flag)
                        ? Settings.Optimiser.ON
                        : Settings.Optimiser.OFF);
          };
    }
    return tuned;
  }

  private static RejectPolicy policy(FlowNode node) {
    Keys keys = Keys.of(node, "rejects", List.of("max", "file"));
    RejectPolicy budget =
        keys.parsed("max", "a number of rows, or N%", Words::rejects)
            .orElse(keys.find("file").isPresent() ? RejectPolicy.unlimited() : RejectPolicy.fail());
    return keys.text("file").map(file -> budget.writtenTo(Path.of(file))).orElse(budget);
  }

  /** As {@link #build(Engine)}, on this machine as it is. */
  public BuiltFlow build() {
    return build(Engine.local());
  }

  /**
   * The dataset that the flow describes; looks into its inputs.
   *
   * @param engine where files go to that have to be fetched, and who is told how far they are
   * @throws LeatException with the place of the step that is at fault
   */
  public BuiltFlow build(Engine engine) {
    return new FlowBuilder(datasets, engine).build(steps);
  }
}
