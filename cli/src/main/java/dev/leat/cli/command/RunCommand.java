package dev.leat.cli.command;

import dev.leat.Engine;
import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Option;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.flow.BuiltFlow;
import dev.leat.cli.flow.Flow;
import dev.leat.cli.format.Formats;
import dev.leat.cli.format.Words;
import dev.leat.cli.screen.Terminal.Device;
import dev.leat.io.Format;
import dev.leat.io.Sink;
import java.util.List;
import java.util.Optional;

/** {@code leat run}: runs a flow, writes its result and prints the first rows of it. */
final class RunCommand implements Command {

  private static final Option OUTPUT =
      Option.value(
          "-o, --output",
          "FILE",
          "Write the result there, and not where the flow says; - for standard output.");

  private static final Option LIMIT =
      Option.value("--limit", "N", "Print so many rows of the result (default: 10).");

  private static final Option FORCE =
      Option.flag("-f, --force", "Replace the file of the result, even if the flow says not to.");

  static final Option DRY_RUN = Option.flag("--dry-run, --explain", "Print the plan; run nothing.");

  private static final Usage USAGE =
      new Usage(
          "leat run",
          "Run a flow: a pipeline written as YAML or JSON.",
          List.of(
              "leat run examples/event-counter.yaml             with the sample that it comes with",
              "leat run examples/event-counter.yaml data=data   data/location.csv to"
                  + " data/result.csv",
              "leat run flow.yaml --dry-run                     check it, and show its plan",
              "leat run flow.yaml -o - | head                   the result to standard output"),
          FlowArguments.OPERANDS,
          Options.of(List.of(OUTPUT, LIMIT, FORCE, DRY_RUN), RunOptions.ALL, MessageOptions.ALL));

  private static final int ROWS_SHOWN = 10;
  private static final String STDOUT = "-";

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    RunOptions options = new RunOptions(arguments, context.terminal());
    Flow flow = FlowArguments.flow(arguments);
    Engine engine = options.applied(flow.tuned(Engine.local()));
    BuiltFlow built = flow.build(options.watched(engine));
    Optional<Sink> sink = sink(built, arguments, context);
    if (arguments.has(DRY_RUN)) {
      Explanation.print(built.dataset().on(engine), sink, context.terminal());
    } else {
      new FlowRun(
              built.dataset(),
              options.watched(engine),
              arguments.parsed(LIMIT, text -> Words.number(text, 0)).orElse(ROWS_SHOWN),
              new Accounting(context, new MessageOptions(arguments), options),
              context)
          .start(sink);
    }
    return 0;
  }

  /** Where the result goes: standard output when nothing says it and nobody looks. */
  private static Optional<Sink> sink(BuiltFlow built, Arguments arguments, Context context) {
    Optional<String> output = arguments.text(OUTPUT);
    if (output.isPresent()) {
      Format format = built.sink().map(Sink::format).orElseGet(() -> Formats.writing(output.get()));
      return Optional.of(new Sink(output.get(), format));
    }
    boolean looking = context.terminal().outDevice() == Device.SCREEN;
    Optional<Sink> written =
        arguments.has(FORCE) ? built.sink().map(RunCommand::forced) : built.sink();
    return looking || written.isPresent()
        ? written
        : Optional.of(new Sink(STDOUT, Formats.writing(STDOUT)));
  }

  private static Sink forced(Sink sink) {
    return new Sink(sink.location(), sink.format(), Sink.Overwrite.REPLACE, sink.parents());
  }
}
