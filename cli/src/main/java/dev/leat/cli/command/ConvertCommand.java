package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.cli.format.ColumnWords;
import dev.leat.cli.screen.Terminal;
import dev.leat.io.Sink;
import dev.leat.plan.Named;
import dev.leat.plan.SortKey;
import dev.leat.run.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leat convert}: reads a file and writes it in another form. */
@Command(
    name = "convert",
    header = {
      "Read a file and write it in another form.",
      "",
      "  leat convert events.csv events.tsv.gz",
      "  leat convert 'part-*.csv' all.csv --quote-all --force",
      "  leat convert films.tsv - --where \"year >= 2000\" --select title,year --sort -year",
      "  zcat big.csv.gz | leat convert - - --to tsv --limit 1000",
      ""
    })
final class ConvertCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(index = "0", paramLabel = "IN", description = "A file, a glob, or - for stdin.")
  private String in = "-";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OUT",
      description = "The file to write, or - for stdout (the default).")
  private @Nullable String out;

  @Mixin private MessageOptions messages = new MessageOptions();
  @Mixin private ReadOptions reading = new ReadOptions();
  @Mixin private WriteOptions writing = new WriteOptions();
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The same as OUT.")
  private @Nullable String output;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Keep rows for which it is true; may be repeated.")
  private List<String> conditions = new ArrayList<>();

  @Option(
      names = "--select",
      paramLabel = "COL,COL",
      description = "Keep these columns, in this order; also: expression as name.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--sort",
      paramLabel = "COL,-COL",
      description = "Sort by columns; a minus sorts downwards.")
  private List<String> keys = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", description = "Keep the first so many rows.")
  private @Nullable Long limit;

  @Option(
      names = {"-f", "--force"},
      description = "Replace a file that is there.")
  private boolean force;

  @Option(
      names = {"--dry-run", "--explain"},
      description = "Print the plan; run nothing.")
  private boolean dryRun;

  ConvertCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Engine engine = options.applied(Engine.local(), terminal);
    Sink sink = sink();
    Dataset dataset = changed(Dataset.read(reading.source(List.of(in))));
    if (dryRun) {
      Explanation.print(dataset.on(engine), Optional.of(sink), terminal);
      return 0;
    }
    Accounting accounting = new Accounting(context, messages, options);
    Engine watched = options.watched(engine, terminal, messages);
    Report report = accounting.of(() -> dataset.on(watched).write(sink));
    accounting.print(report);
    return 0;
  }

  private Sink sink() {
    String location = output != null ? output : out != null ? out : "-";
    Sink.Overwrite choice = force ? Sink.Overwrite.REPLACE : Sink.Overwrite.REFUSE;
    return new Sink(location, writing.format(location), choice, Sink.Parents.EXPECT);
  }

  /** The rows, filtered, sorted and limited before columns are taken from them. */
  private Dataset changed(Dataset all) {
    Dataset rows = all;
    for (String condition : conditions) {
      rows = rows.where(condition);
    }
    if (!keys.isEmpty()) {
      Dataset unsorted = rows;
      rows =
          rows.sort(
              parts(keys, unsorted)
                  .map(key -> ColumnWords.sortKey(key, unsorted.schema()))
                  .toArray(SortKey[]::new));
    }
    rows = limit == null ? rows : rows.limit(limit);
    if (columns.isEmpty()) {
      return rows;
    }
    Dataset wide = rows;
    return rows.select(
        parts(columns, wide)
            .map(column -> ColumnWords.named(column, wide.schema()))
            .toArray(Named[]::new));
  }

  /** The parts of lists; a text that is a column, or holds a call, is not cut at its commas. */
  private static Stream<String> parts(List<String> lists, Dataset rows) {
    return lists.stream()
        .flatMap(list ->
            rows.schema().find(list).isPresent() || list.contains("(")
                ? Stream.of(list)
                : Stream.of(list.split(",")).map(String::strip));
  }
}
