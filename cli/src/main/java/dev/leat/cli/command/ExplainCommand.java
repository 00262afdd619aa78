package dev.leat.cli.command;

import dev.leat.Engine;
import dev.leat.cli.flow.BuiltFlow;
import dev.leat.cli.flow.Flow;
import dev.leat.cli.screen.Terminal;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code leat explain}: prints what a flow is for, its parameters and its plan. */
@Command(
    name = "explain",
    header = {
      "Explain a flow: its parameters and how it would run.",
      "",
      "  leat explain examples/event-counter.yaml",
      "  leat explain examples/event-counter.yaml data=data --no-optimiser",
      ""
    })
final class ExplainCommand implements Callable<Integer> {

  private final Context context;

  @Mixin private FlowArguments arguments = new FlowArguments();
  @Mixin private MessageOptions messages = new MessageOptions();
  @Mixin private RunOptions options = new RunOptions();

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Flow flow = arguments.flow();
    Engine engine = options.applied(flow.tuned(Engine.local()), terminal);
    if (!messages.isQuiet()) {
      describe(flow, terminal.out());
    }
    BuiltFlow built = flow.build();
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
          parameter.fallback().isEmpty() ? "" : " (default: " + parameter.fallback() + ")";
      out.println("%s=  %s%s".formatted(parameter.name(), parameter.about(), fallback));
    }
    if (!flow.parameters().isEmpty()) {
      out.println();
    }
    out.flush();
  }
}
