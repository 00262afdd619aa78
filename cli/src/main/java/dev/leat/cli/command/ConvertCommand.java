package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Operand;
import dev.leat.cli.argument.Option;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.format.ColumnWords;
import dev.leat.cli.format.Words;
import dev.leat.io.Sink;
import dev.leat.plan.Named;
import dev.leat.plan.SortKey;
import dev.leat.run.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code leat convert}: reads a file and writes it in another form. */
final class ConvertCommand implements Command {

  private static final Option OUTPUT = Option.value("-o, --output", "FILE", "The same as OUT.");

  private static final Option WHERE =
      Option.values("--where", "CONDITION", "Keep rows for which it is true; may be repeated.");

  private static final Option SELECT =
      Option.values(
          "--select", "COL,COL", "Keep these columns, in this order; also: expression as name.");

  private static final Option SORT =
      Option.values("--sort", "COL,-COL", "Sort by columns; a minus sorts downwards.");

  private static final Option LIMIT = Option.value("--limit", "N", "Keep the first so many rows.");

  private static final Option FORCE = Option.flag("-f, --force", "Replace a file that is there.");

  private static final Usage USAGE =
      new Usage(
          "leat convert",
          "Read a file and write it in another form.",
          List.of(
              "leat convert events.csv events.tsv.gz",
              "leat convert 'part-*.csv' all.csv --quote-all --force",
              "leat convert films.tsv - --where \"year >= 2000\" --select title,year --sort -year",
              "zcat big.csv.gz | leat convert - - --to tsv --limit 1000"),
          List.of(
              new Operand("IN", "A file, a URL, a glob, or - for stdin.", Operand.Count.ONE),
              new Operand(
                  "OUT",
                  "The file to write, or - for stdout (the default).",
                  Operand.Count.OPTIONAL)),
          Options.of(
              List.of(OUTPUT, FORCE, WHERE, SELECT, SORT, LIMIT, RunCommand.DRY_RUN),
              ReadOptions.ALL,
              WriteOptions.ALL,
              RunOptions.ALL,
              MessageOptions.ALL));

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    RunOptions options = new RunOptions(arguments, context.terminal());
    Engine engine = options.applied(Engine.local());
    Sink sink = sink(arguments);
    List<String> in = arguments.operands().subList(0, 1);
    Engine watched = options.watched(engine);
    Dataset all = Dataset.read(new ReadOptions(arguments).source(in), watched);
    Dataset dataset =
        selected(limited(sorted(filtered(all, arguments), arguments), arguments), arguments);
    if (arguments.has(RunCommand.DRY_RUN)) {
      Explanation.print(dataset.on(engine), Optional.of(sink), context.terminal());
      return 0;
    }
    Accounting accounting = new Accounting(context, new MessageOptions(arguments), options);
    Report report = accounting.of(() -> dataset.on(watched).write(sink));
    accounting.print(report);
    return 0;
  }

  private static Sink sink(Arguments arguments) {
    String location = arguments.text(OUTPUT).or(() -> arguments.operand(1)).orElse("-");
    Sink.Overwrite choice = arguments.has(FORCE) ? Sink.Overwrite.REPLACE : Sink.Overwrite.REFUSE;
    return new Sink(
        location, new WriteOptions(arguments).format(location), choice, Sink.Parents.EXPECT);
  }

  private static Dataset filtered(Dataset rows, Arguments arguments) {
    Dataset fewer = rows;
    for (String condition : arguments.texts(WHERE)) {
      fewer = fewer.where(condition);
    }
    return fewer;
  }

  private static Dataset sorted(Dataset rows, Arguments arguments) {
    SortKey[] keys =
        parts(arguments.texts(SORT), rows)
            .map(key -> ColumnWords.sortKey(key, rows.schema()))
            .toArray(SortKey[]::new);
    return keys.length == 0 ? rows : rows.sort(keys);
  }

  private static Dataset limited(Dataset rows, Arguments arguments) {
    return arguments.parsed(LIMIT, text -> Words.whole(text, 0)).map(rows::limit).orElse(rows);
  }

  private static Dataset selected(Dataset rows, Arguments arguments) {
    Named[] columns =
        parts(arguments.texts(SELECT), rows)
            .map(column -> ColumnWords.named(column, rows.schema()))
            .toArray(Named[]::new);
    return columns.length == 0 ? rows : rows.select(columns);
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
