package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.cli.profile.Profile;
import dev.leat.cli.screen.Terminal;
import dev.leat.data.Row;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import dev.leat.spi.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leat show}: the first rows of a file, and what its columns hold. */
@Command(
    name = "show",
    header = {
      "Show the first rows of a file, and what its columns hold.",
      "",
      "  leat show events.csv",
      "  leat show title.basics.tsv.gz --null '\\N' --limit 5",
      "  leat show big.csv --no-stats                     only the first rows, at once",
      "  curl -s https://example.org/data.csv | leat show -",
      ""
    })
final class ShowCommand implements Callable<Integer> {

  private static final String STDIN = "-";

  private final Context context;

  @Parameters(index = "0", paramLabel = "FILE", description = "A file, a glob, or - for stdin.")
  private String file = STDIN;

  @Mixin private MessageOptions messages = new MessageOptions();
  @Mixin private ReadOptions reading = new ReadOptions();
  @Mixin private RunOptions options = new RunOptions();

  @Option(names = "--limit", paramLabel = "N", description = "Show so many rows (default: 20).")
  private int limit = 20;

  @Option(
      names = "--stats",
      negatable = true,
      description = "Scan all rows for the counts of each column, or do not.")
  private @Nullable Boolean stats;

  ShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Engine engine = options.applied(Engine.local(), terminal);
    if (options.leavesRejectsOpen()) {
      engine = engine.rejects(RejectPolicy.unlimited());
    }
    Dataset dataset = Dataset.read(reading.source(List.of(file)));
    Engine watched = options.watched(engine, terminal, messages);
    if (Boolean.FALSE.equals(stats)) {
      List<Row> rows = Runs.head(dataset, limit, engine).rows();
      terminal.out().print(Tables.fitted(Tables.first(dataset.schema(), rows, limit), terminal));
    } else {
      show(dataset, engine, watched);
    }
    terminal.out().flush();
    return 0;
  }

  private void show(Dataset dataset, Engine engine, Engine watched) {
    List<Row> first = new ArrayList<>();
    Profile profile = new Profile(dataset.schema());
    Accounting accounting = new Accounting(context, messages, options);
    boolean once = file.equals(STDIN);
    if (!once) {
      first.addAll(Runs.head(dataset, limit, engine).rows());
    }
    Report report =
        accounting.of(() ->
            once ? oneByOne(dataset, watched, first, profile) : all(dataset, watched, profile));
    new ShownProfile(profile, report, context).print(first, limit);
    if (messages.isVerbose()) {
      accounting.print(report);
    }
  }

  /** Looks at rows that can be read only once. */
  private Report oneByOne(Dataset dataset, Engine engine, List<Row> first, Profile profile) {
    try (Cursor cursor = Runs.open(dataset, engine)) {
      while (cursor.hasNext()) {
        Row row = cursor.next();
        profile.add(row);
        if (first.size() < limit) {
          first.add(row);
        }
      }
      return cursor.report();
    }
  }

  /** Looks at all rows on all threads; a profile does not depend on the order of rows. */
  private static Report all(Dataset dataset, Engine engine, Profile profile) {
    Map<Thread, Profile> profiles = new ConcurrentHashMap<>();
    Dataset looked =
        dataset.flatMap(row -> {
          profiles
              .computeIfAbsent(Thread.currentThread(), t -> new Profile(dataset.schema()))
              .add(row);
          return List.of();
        });
    Report report = Runs.drained(looked, engine);
    profiles.values().forEach(profile::addAll);
    return report;
  }
}
