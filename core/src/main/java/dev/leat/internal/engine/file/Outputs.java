package dev.leat.internal.engine.file;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens the outputs that sinks name. */
public final class Outputs {

  private static final String STDOUT = "-";

  private Outputs() {}

  /**
   * Checks that a sink can be written and is none of the inputs of the run; nothing is changed.
   *
   * @throws LeatException of kind {@link ErrorKind#OUTPUT}, or {@link ErrorKind#USAGE} when it is
   *     an input
   */
  public static void check(Sink sink, List<InputFile> inputs) {
    if (!sink.location().equals(STDOUT)) {
      Path target = Inputs.path(sink.location());
      refuseInputs(sink.location(), target, inputs);
      Target.check(sink, target);
    }
  }

  /**
   * Refuses an output that is one of the inputs, whatever links and spellings lead to it.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE}
   */
  public static void refuseInputs(String location, Path target, List<InputFile> inputs) {
    for (InputFile input : inputs) {
      if (input.path().isPresent() && isSame(target, input.path().get())) {
        throw new LeatException(
            ErrorKind.USAGE,
            "The output \"%s\" is also an input, \"%s\". Write to another file, and rename it."
                .formatted(location, input.name()));
      }
    }
  }

  private static boolean isSame(Path target, Path input) {
    try {
      return Files.exists(target) && Files.isSameFile(target, input);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Opens a sink; standard output, pipes and devices are written as they come.
   *
   * @param stdout stands for standard output, and is flushed but not closed
   */
  public static OutputFile open(Sink sink, OutputStream stdout) {
    if (sink.location().equals(STDOUT)) {
      return new StreamOutput("stdout", new Unclosed(stdout), sink.format().packing());
    }
    Path target = Inputs.path(sink.location());
    Target.check(sink, target);
    return Files.exists(target) && !Files.isRegularFile(target)
        ? device(sink, target)
        : AtomicFile.create(sink, target);
  }

  private static OutputFile device(Sink sink, Path target) {
    try {
      OutputStream raw = Files.newOutputStream(target);
      return new StreamOutput(sink.location(), raw, sink.format().packing());
    } catch (IOException e) {
      throw Failures.writing(sink.location(), 0, e);
    }
  }
}
