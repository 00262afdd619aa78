package dev.leat.cli.command;

import dev.leat.Engine;
import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.flow.BuiltFlow;
import dev.leat.cli.flow.Flow;
import dev.leat.cli.screen.Terminal;
import dev.leat.io.Location;
import java.io.PrintStream;
import java.util.List;

/** {@code leat explain}: prints what a flow is for, its parameters and its plan. */
final class ExplainCommand implements Command {

  private static final Usage USAGE =
      new Usage(
          "leat explain",
          "Explain a flow: its parameters and how it would run.",
          List.of(
              "leat explain examples/event-counter.yaml",
              "leat explain examples/event-counter.yaml data=data --no-optimiser"),
          FlowArguments.OPERANDS,
          Options.of(RunOptions.ALL, MessageOptions.ALL));

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    Terminal terminal = context.terminal();
    Flow flow = FlowArguments.flow(arguments);
    Engine engine = new RunOptions(arguments, terminal).applied(flow.tuned(Engine.local()));
    if (!new MessageOptions(arguments).isQuiet()) {
      describe(flow, terminal.out());
    }
    BuiltFlow built = flow.build(engine);
    Explanation.print(built.dataset().on(engine), built.sink(), terminal);
    return 0;
  }

  private static void describe(Flow flow, PrintStream out) {
    if (!flow.about().isEmpty()) {
      out.println(flow.about().strip());
      out.println();
    }
    for (Flow.Parameter parameter : flow.parameters()) {
      String fallback =
          parameter.fallback().isEmpty()
              ? ""
              : " (default: " + Location.withoutSecrets(parameter.fallback()) + ")";
      out.println("%s=  %s%s".formatted(parameter.name(), parameter.about(), fallback));
    }
    if (!flow.parameters().isEmpty()) {
      out.println();
    }
    out.flush();
  }
}
