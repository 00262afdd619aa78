package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Operand;
import dev.leat.cli.argument.Option;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.format.Words;
import dev.leat.cli.screen.Terminal;
import dev.leat.data.Row;
import dev.leat.run.RejectPolicy;
import java.util.List;

/** {@code leat show}: the first rows of a file, and what its columns hold. */
final class ShowCommand implements Command {

  private static final Option LIMIT =
      Option.value("--limit", "N", "Show so many rows (default: 20).");

  private static final Option STATS =
      Option.either("--stats", "Scan all rows for the counts of each column, or do not.");

  private static final Usage USAGE =
      new Usage(
          "leat show",
          "Show the first rows of a file, and what its columns hold.",
          List.of(
              "leat show events.csv",
              "leat show title.basics.tsv.gz --null '\\N' --limit 5",
              "leat show big.csv --no-stats                     only the first rows, at once",
              "leat show https://example.org/data.csv"),
          List.of(new Operand("FILE", "A file, a URL, a glob, or - for stdin.", Operand.Count.ONE)),
          Options.of(List.of(LIMIT, STATS), ReadOptions.ALL, RunOptions.ALL, MessageOptions.ALL));

  private static final int ROWS_SHOWN = 20;

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    Terminal terminal = context.terminal();
    RunOptions options = new RunOptions(arguments, terminal);
    Engine engine = options.applied(Engine.local());
    if (options.leavesRejectsOpen()) {
      engine = engine.rejects(RejectPolicy.unlimited());
    }
    int limit = arguments.parsed(LIMIT, text -> Words.number(text, 0)).orElse(ROWS_SHOWN);
    Engine watched = options.watched(engine);
    Dataset dataset =
        Dataset.read(new ReadOptions(arguments).source(arguments.operands()), watched);
    if (arguments.either(STATS).orElse(true)) {
      Accounting accounting = new Accounting(context, new MessageOptions(arguments), options);
      boolean once = arguments.operands().contains("-");
      new Look(dataset, engine, watched, limit, accounting)
          .at(once ? Look.Times.ONCE : Look.Times.TWICE, context);
    } else {
      List<Row> rows = Runs.head(dataset, limit, engine).rows();
      terminal.out().print(Tables.fitted(Tables.first(dataset.schema(), rows, limit), terminal));
    }
    terminal.out().flush();
    return 0;
  }
}
