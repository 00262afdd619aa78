package dev.leat.json;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.data.DataSize;
import dev.leat.io.Json;
import dev.leat.run.Report;
import dev.leat.run.Settings.Optimiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Documents in files, and ways to run what reads them. */
final class Documents {

  private Documents() {}

  /** One thread and whole batches; many with tiny splits and batches; without rewriting plans. */
  static List<Engine> engines() {
    return List.of(
        Engine.local().threads(1),
        Engine.local().threads(4).batches(3, new DataSize(16)),
        Engine.local().threads(2).batches(1, new DataSize(64)).optimiser(Optimiser.OFF));
  }

  static Dataset lines(Path directory, String text) throws IOException {
    return read(directory, text, Json.lines());
  }

  static Dataset read(Path directory, String text, Json format) throws IOException {
    Path file = Files.createTempFile(directory, "in", "." + format.name());
    Files.writeString(file, text);
    return Dataset.read(file.toString(), format);
  }

  /** What is written as lines, which has to be the same in every way to run it. */
  static String written(Path directory, Dataset rows) throws IOException {
    return written(directory, rows, Json.lines());
  }

  static String written(Path directory, Dataset rows, Json format) throws IOException {
    String first = written(directory, rows, format, engines().getFirst());
    for (Engine engine : engines()) {
      String other = written(directory, rows, format, engine);
      if (!other.equals(first)) {
        throw new AssertionError("Expected:\n" + first + "but was:\n" + other);
      }
    }
    return first;
  }

  private static String written(Path directory, Dataset rows, Json format, Engine engine)
      throws IOException {
    Path file = Files.createTempFile(directory, "out", "." + format.name());
    rows.on(engine).write(file.toString(), format);
    return Files.readString(file);
  }

  /** The report of writing rows, some of which may be rejected. */
  static Report report(Path directory, Dataset rows, UnaryOperator<Engine> changed)
      throws IOException {
    Path file = Files.createTempFile(directory, "out", ".jsonl");
    return rows.on(changed.apply(Engine.local())).write(file.toString(), Json.lines());
  }
}
