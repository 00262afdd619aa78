package dev.leat.internal.engine.pipeline;

import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.Inputs;
import dev.leat.internal.engine.file.Landing;
import dev.leat.internal.engine.stage.ContentMemo;
import dev.leat.internal.engine.stage.Fingerprint;
import dev.leat.internal.engine.stage.Parts;
import dev.leat.io.Format;
import dev.leat.io.Location;
import dev.leat.io.NamedFormat;
import dev.leat.io.Source;
import dev.leat.stage.CacheFormat;
import dev.leat.stage.StageCode;
import dev.leat.stage.StageGraph;
import dev.leat.stage.StageNode;
import dev.leat.stage.StageNode.Argument;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the keys of the stages of a graph, for one run.
 *
 * <p>A key holds the fingerprint of the code, the content of every input, the values of parameters,
 * and the keys of the stages taken. It does not hold the directory, the machine, the time zone or
 * the version of Leat. Inputs are read whole unless they were before and have not been touched
 * since. Of one thread.
 */
final class StageKeys {

  private static final String READS_ENVIRONMENT = "System.getenv";

  private final StageGraph graph;
  private final ContentMemo memo;
  private final Landing landing;
  private final Map<String, StageKey> keys = new HashMap<>();
  private final Map<String, List<InputFile>> files = new HashMap<>();

  StageKeys(StageGraph graph, ContentMemo memo, Landing landing) {
    this.graph = graph;
    this.memo = memo;
    this.landing = landing;
  }

  /** The key of a stage; those of the stages that it takes are made first. */
  StageKey of(String stage) {
    StageKey known = keys.get(stage);
    if (known == null) {
      known = key(graph.node(stage));
      keys.put(stage, known);
    }
    return known;
  }

  private StageKey key(StageNode node) {
    Fingerprint code =
        switch (node.code()) {
          case StageCode.OfMethod method -> Fingerprint.of(method.target(), method.method());
          case StageCode.OfFunction function -> Fingerprint.of(function.function());
        };
    Set<String> untracked = new LinkedHashSet<>();
    code.untracked().stream().filter(found -> !isAccepted(found, node)).forEach(untracked::add);
    KeyParts parts = new KeyParts(code.parts());
    for (Serializable codec : node.code().codecs()) {
      Fingerprint of = Fingerprint.of(codec);
      parts.add("codec " + codec.getClass().getSimpleName(), of.digest());
      untracked.addAll(of.untracked());
    }
    int position = 0;
    for (Argument argument : node.arguments()) {
      position++;
      add(node.name(), argument, position, parts, untracked);
    }
    addRules(node.rules(), parts);
    return parts.key(List.copyOf(untracked));
  }

  private static boolean isAccepted(String finding, StageNode node) {
    StageNode.Rules rules = node.rules();
    boolean declared = !rules.environment().isEmpty() && finding.contains(READS_ENVIRONMENT);
    return declared || rules.accepts().stream().anyMatch(finding::contains);
  }

  private void add(
      String stage, Argument argument, int position, KeyParts parts, Set<String> untracked) {
    switch (argument) {
      case Argument.OfStage other -> {
        StageKey taken = of(other.name());
        parts.add("argument " + position, "stage");
        parts.add("stage " + other.name(), taken.digest());
        taken
            .untracked()
            .forEach(found ->
                untracked.add(
                    found.startsWith("it takes ")
                        ? found
                        : "it takes \"%s\", and there %s".formatted(other.name(), found)));
      }
      case Argument.OfInput input -> {
        parts.add("argument " + position, input.as().name());
        addFiles(input, parts, untracked);
      }
      case Argument.OfParam param -> {
        Object value = param.valueFor(stage);
        parts.add("argument " + position, value.getClass().getName());
        parts.add("param " + param.name(), value.toString());
      }
    }
  }

  /**
   * Adds the files of an input by their names below what they have in common, and their content.
   */
  private void addFiles(Argument.OfInput input, KeyParts parts, Set<String> untracked) {
    String location = new Location(input.location()).shown();
    List<InputFile> found = files(input);
    Map<String, Optional<String>> identities = new ConcurrentHashMap<>();
    found.parallelStream()
        .filter(file -> file.path().isPresent())
        .forEach(file ->
            identities.put(file.name(), memo.identity(file.name(), file.path().orElseThrow())));
    List<String> manifest = new ArrayList<>();
    for (InputFile file : found) {
      Optional<String> identity = identities.getOrDefault(file.name(), Optional.empty());
      if (file.path().isEmpty()) {
        untracked.add(file.name() + " is a stream, whose content is not known before it is read");
      } else if (identity.isEmpty()) {
        untracked.add(file.name() + " was written to while it was read");
      }
      String name = relative(input.location(), file.name());
      manifest.add(name);
      parts.add("file " + name + " of " + location, "file " + name, identity.orElse(""));
    }
    parts.add("input " + location, "input", Parts.digest(StageKey.FORMAT, manifest));
  }

  /**
   * The name of a file below the part of a location that has no pattern: moving all is no change.
   */
  private static String relative(String location, String name) {
    int pattern = 0;
    while (pattern < location.length() && "*?[{".indexOf(location.charAt(pattern)) < 0) {
      pattern++;
    }
    boolean isOne = name.equals(location);
    String fixed = isOne ? location : location.substring(0, pattern);
    int start = fixed.lastIndexOf('/', fixed.length() - 2) + 1;
    if (!isOne && pattern < location.length()) {
      start = fixed.lastIndexOf('/') + 1;
    }
    return start <= name.length() ? name.substring(start) : name;
  }

  private static void addRules(StageNode.Rules rules, KeyParts parts) {
    if (rules.cache() != CacheFormat.NONE) {
      parts.add("format", rules.cache().word());
    }
    rules.checks().forEach(check -> parts.add("check " + check, ""));
    if (rules.minRows() > 0) {
      parts.add("least number of rows", Long.toString(rules.minRows()));
    }
    if (!rules.version().isEmpty()) {
      parts.add("version", rules.version());
    }
    for (String variable : rules.environment()) {
      // The value may be a secret.
      String value = Optional.ofNullable(System.getenv(variable)).map("is "::concat).orElse("");
      String digest = Parts.digest(StageKey.FORMAT, List.of(value));
      parts.add("environment variable " + variable, digest);
    }
  }

  /** The files of an input, sorted by name. */
  List<InputFile> files(Argument.OfInput input) {
    return files.computeIfAbsent(
        input.location(), location -> Inputs.ofProcess().resolve(source(input), landing));
  }

  /** An input as a source whose format is still to be found out. */
  static Source source(Argument.OfInput input) {
    Format format = NamedFormat.reading(input.location());
    return new Source(input.location(), format);
  }

  /** The inputs of a stage by their names in keys. */
  static Map<String, Argument.OfInput> inputs(StageNode node) {
    Map<String, Argument.OfInput> inputs = new LinkedHashMap<>();
    for (Argument argument : node.arguments()) {
      if (argument instanceof Argument.OfInput input) {
        inputs.put(new Location(input.location()).shown(), input);
      }
    }
    return inputs;
  }
}
