package dev.leat.cli.command;

import dev.leat.cli.flow.Flow;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** A flow file and the values of its parameters, as arguments of a command. */
public final class FlowArguments {

  @Parameters(index = "0", paramLabel = "FLOW", description = "A flow file, YAML or JSON.")
  private @Nullable Path file;

  @Parameters(
      index = "1..*",
      paramLabel = "name=value",
      description = "The values of parameters of the flow.")
  private List<String> values = new ArrayList<>();

  /** The flow, its form checked. */
  Flow flow() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals < 1) {
        throw usage(
            "\"%s\" gives no parameter a value (expected: name=value, such as data=dir)."
                .formatted(value));
      }
      String name = value.substring(0, equals);
      if (given.put(name, value.substring(equals + 1)) != null) {
        throw usage("The parameter \"%s\" is given twice. Leave one out.".formatted(name));
      }
    }
    if (file == null) {
      throw usage("There is no flow to run (expected: leat run FLOW).");
    }
    return Flow.load(file, given);
  }

  private static LeatException usage(String message) {
    return new LeatException(ErrorKind.USAGE, message);
  }
}
