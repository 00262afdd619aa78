package dev.leat.cli.command;

import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Operand;
import dev.leat.cli.flow.Flow;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flow file and the values of its parameters, as arguments of a command. */
final class FlowArguments {

  static final List<Operand> OPERANDS =
      List.of(
          new Operand("FLOW", "A flow file, YAML or JSON.", Operand.Count.ONE),
          new Operand("name=value", "The value of a parameter of the flow.", Operand.Count.MANY));

  private FlowArguments() {}

  /** The flow, its form checked. */
  static Flow flow(Arguments arguments) {
    List<String> operands = arguments.operands();
    Map<String, String> given = new LinkedHashMap<>();
    for (String value : operands.subList(1, operands.size())) {
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
    return Flow.load(Path.of(operands.getFirst()), given);
  }

  private static LeatException usage(String message) {
    return new LeatException(ErrorKind.USAGE, message);
  }
}
