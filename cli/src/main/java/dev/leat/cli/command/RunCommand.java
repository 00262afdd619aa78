package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.cli.flow.BuiltFlow;
import dev.leat.cli.flow.Flow;
import dev.leat.cli.format.Formats;
import dev.leat.cli.screen.Terminal;
import dev.leat.cli.screen.Terminal.Device;
import dev.leat.io.Format;
import dev.leat.io.Sink;
import dev.leat.run.Report;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code leat run}: runs a flow, writes its result and prints the first rows of it. */
@Command(
    name = "run",
    header = {
      "Run a flow: a pipeline written as YAML or JSON.",
      "",
      "  leat run examples/event-counter.yaml             with the sample that it comes with",
      "  leat run examples/event-counter.yaml data=data   data/location.csv to data/result.csv",
      "  leat run flow.yaml --dry-run                     check it, and show its plan",
      "  leat run flow.yaml -o - | head                   the result to standard output",
      ""
    })
final class RunCommand implements Callable<Integer> {

  private static final int ROWS_SHOWN = 10;
  private static final String STDOUT = "-";

  private final Context context;

  @Mixin private FlowArguments arguments = new FlowArguments();
  @Mixin private MessageOptions messages = new MessageOptions();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the result there, and not where the flow says; - for standard output.")
  private @Nullable String output;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Print so many rows of the result (default: 10).")
  private int limit = ROWS_SHOWN;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the file of the result, even if the flow says not to.")
  private boolean force;

  @Option(
      names = {"--dry-run", "--explain"},
      description = "Check the flow and print its plan; run nothing.")
  private boolean dryRun;

  RunCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Flow flow = arguments.flow();
    Engine engine = options.applied(flow.tuned(Engine.local()), terminal);
    BuiltFlow built = flow.build();
    Optional<Sink> sink = sink(built);
    if (dryRun) {
      Explanation.print(built.dataset().on(engine), sink, terminal);
      return 0;
    }
    Engine watched = options.watched(engine, terminal, messages);
    if (sink.isPresent()) {
      write(built.dataset(), sink.get(), watched);
    } else {
      show(built.dataset(), watched);
    }
    return 0;
  }

  /** Where the result goes: standard output when nothing says it and nobody looks. */
  private Optional<Sink> sink(BuiltFlow built) {
    if (output != null) {
      Format format =
          built
              .sink()
              .map(Sink::format)
              .orElse(Formats.writing(output, Optional.empty(), Map.of()));
      return Optional.of(new Sink(output, format));
    }
    boolean looking = context.terminal().outDevice() == Device.SCREEN;
    Optional<Sink> written = built.sink().map(this::forced);
    return looking ? written : written.or(RunCommand::stdout);
  }

  private Sink forced(Sink sink) {
    return force
        ? new Sink(sink.location(), sink.format(), Sink.Overwrite.REPLACE, sink.parents())
        : sink;
  }

  private static Optional<Sink> stdout() {
    return Optional.of(new Sink(STDOUT, Formats.writing(STDOUT, Optional.empty(), Map.of())));
  }

  private void write(Dataset dataset, Sink sink, Engine engine) {
    Accounting accounting = new Accounting(context, messages, options);
    Report report = accounting.of(() -> dataset.on(engine).write(sink));
    if (!messages.isQuiet() && !sink.location().equals(STDOUT)) {
      PrintStream out = context.terminal().out();
      WrittenRows written = WrittenRows.of(sink, dataset.schema());
      written.table(limit).ifPresent(table -> print(Tables.fitted(table, context.terminal())));
      Tables.rest(report.rowsOut(), limit).ifPresent(out::println);
      out.flush();
    }
    accounting.print(report);
  }

  private void show(Dataset dataset, Engine engine) {
    Accounting accounting = new Accounting(context, messages, options);
    Runs.Head[] head = new Runs.Head[1];
    Report report =
        accounting.of(() -> {
          head[0] = Runs.head(dataset, limit + 1L, engine);
          return head[0].report();
        });
    print(Tables.fitted(Tables.first(dataset.schema(), head[0].rows(), limit), context.terminal()));
    if (head[0].rows().size() > limit) {
      context.terminal().out().println("… and more rows; write all of them with -o FILE");
    }
    context.terminal().out().flush();
    accounting.print(report);
  }

  private void print(Object table) {
    context.terminal().out().print(table);
  }
}
