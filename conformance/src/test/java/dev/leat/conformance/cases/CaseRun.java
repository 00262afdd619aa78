package dev.leat.conformance.cases;

import dev.leat.Dataset;
import dev.leat.cli.flow.BuiltFlow;
import dev.leat.cli.flow.Flow;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.run.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a case in a folder of its own, in one way after the other. */
final class CaseRun {

  private static final String FLOW = "flow.yaml";

  private final Path folder;
  private final Path flow;
  private final Set<String> inputs;

  /** Lays out the files of a case in an empty folder. */
  CaseRun(Case example, Path folder) throws IOException {
    this.folder = folder;
    this.flow = folder.resolve(FLOW);
    String text = example.body("flow").orElseThrow(() -> new IllegalArgumentException("no flow"));
    Files.writeString(flow, text);
    for (Map.Entry<String, byte[]> input : example.inputs().entrySet()) {
      Path file = folder.resolve(input.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, input.getValue());
    }
    this.inputs = files().keySet();
  }

  /** Runs the flow and says what came of it. */
  Outcome outcome(Way way) throws IOException {
    for (String made : newFiles().keySet()) {
      Files.delete(folder.resolve(made));
    }
    try {
      Report report = write(way);
      return Outcome.of(report, newFiles(), folder);
    } catch (LeatException failure) {
      return Outcome.of(failure, newFiles(), folder);
    }
  }

  private Report write(Way way) {
    Flow loaded = Flow.load(flow, Map.of());
    BuiltFlow built = loaded.build();
    return built.dataset().on(loaded.tuned(way.engine())).write(built.sink().orElseThrow());
  }

  /** The rows as each of the terminal verbs gives them: collected, pulled, and counted. */
  List<List<Row>> rows(Way way) {
    Flow loaded = Flow.load(flow, Map.of());
    Dataset dataset = loaded.build().dataset().on(loaded.tuned(way.engine()));
    List<Row> collected = dataset.collect();
    try (Stream<Row> pulled = dataset.stream()) {
      List<Row> counted = collected.subList(0, Math.toIntExact(dataset.count()));
      return List.of(collected, pulled.toList(), counted);
    }
  }

  private Map<String, byte[]> newFiles() throws IOException {
    Map<String, byte[]> files = files();
    files.keySet().removeAll(inputs);
    return files;
  }

  private Map<String, byte[]> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      Set<Path> files = paths.filter(Files::isRegularFile).collect(Collectors.toSet());
      Map<String, byte[]> contents = new TreeMap<>();
      for (Path file : files) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
      return contents;
    }
  }
}
