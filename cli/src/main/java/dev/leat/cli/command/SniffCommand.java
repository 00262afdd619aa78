package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Table;
import dev.leat.cli.format.CsvFlags;
import dev.leat.cli.format.Words;
import dev.leat.cli.screen.Terminal;
import dev.leat.data.ErrorKind;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.io.Csv;
import dev.leat.plan.Plan;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code leat sniff}: prints the flags that read a file as it was found to be. */
@Command(
    name = "sniff",
    header = {
      "Find out the dialect and the types of a file, and print the flags that pin them.",
      "",
      "  leat sniff events.csv",
      "  eval leat show events.csv $(leat sniff -q events.csv)",
      ""
    })
final class SniffCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(index = "0", paramLabel = "FILE", description = "A file, a glob, or - for stdin.")
  private String file = "-";

  @Mixin private MessageOptions messages = new MessageOptions();
  @Mixin private ReadOptions reading = new ReadOptions();

  SniffCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    PrintStream out = terminal.out();
    Dataset dataset = Dataset.read(reading.source(List.of(file)));
    out.println(String.join(" ", CsvFlags.of(csv(dataset), dataset.schema())));
    if (!messages.isQuiet()) {
      out.println();
      out.print(Tables.fitted(types(dataset.schema()), terminal));
    }
    out.flush();
    return 0;
  }

  private Csv csv(Dataset dataset) {
    if (dataset.plan() instanceof Plan.Scan scan && scan.source().format() instanceof Csv csv) {
      return csv;
    }
    throw new LeatException(ErrorKind.USAGE, "Only csv and tsv have a dialect. Leave out --from.");
  }

  private static Table types(Schema schema) {
    List<Row> rows = schema.fields().stream().map(SniffCommand::row).toList();
    return Table.of(Schema.ofText(List.of("column", "type")), rows).untyped();
  }

  private static Row row(Field field) {
    return Row.of("column", field.name(), "type", Words.word(field.type()));
  }
}
