package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.Table;
import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Operand;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.format.CsvFlags;
import dev.leat.cli.format.ExcelFlags;
import dev.leat.cli.format.JsonFlags;
import dev.leat.cli.format.Words;
import dev.leat.data.ErrorKind;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.io.Csv;
import dev.leat.io.Excel;
import dev.leat.io.Json;
import dev.leat.io.Parquet;
import dev.leat.plan.Plan;
import java.io.PrintStream;
import java.util.List;

/** {@code leat sniff}: prints the flags that read a file as it was found to be. */
final class SniffCommand implements Command {

  private static final Usage USAGE =
      new Usage(
          "leat sniff",
          "Find out the dialect and the types of a file, and print the flags that pin them.",
          List.of("leat sniff events.csv", "eval leat show events.csv $(leat sniff -q events.csv)"),
          List.of(new Operand("FILE", "A file, a URL, a glob, or - for stdin.", Operand.Count.ONE)),
          Options.of(ReadOptions.ALL, MessageOptions.ALL));

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    PrintStream out = context.terminal().out();
    RunOptions options = new RunOptions(arguments, context.terminal());
    Engine engine = options.watched(options.applied(Engine.local()));
    Dataset dataset = Dataset.read(new ReadOptions(arguments).source(arguments.operands()), engine);
    out.println(String.join(" ", flags(dataset)));
    if (!new MessageOptions(arguments).isQuiet()) {
      out.println();
      out.print(Tables.fitted(types(dataset.schema()), context.terminal()));
    }
    out.flush();
    return 0;
  }

  private static List<String> flags(Dataset dataset) {
    if (dataset.plan() instanceof Plan.Scan scan) {
      if (scan.source().format() instanceof Csv csv) {
        return CsvFlags.of(csv, dataset.schema());
      }
      if (scan.source().format() instanceof Json json) {
        return JsonFlags.of(json, dataset.schema());
      }
      if (scan.source().format() instanceof Excel excel) {
        return ExcelFlags.of(excel, dataset.schema());
      }
      if (scan.source().format() instanceof Parquet parquet) {
        return List.of("--from=" + parquet.name());
      }
    }
    throw new LeatException(
        ErrorKind.USAGE, "Lines of text have nothing to be found out. Leave out --from.");
  }

  private static Table types(Schema schema) {
    List<Row> rows = schema.fields().stream().map(SniffCommand::row).toList();
    return Table.of(Schema.ofText(List.of("column", "type")), rows).untyped();
  }

  private static Row row(Field field) {
    return Row.of("column", field.name(), "type", Words.word(field.type()));
  }
}
