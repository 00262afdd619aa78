package dev.leat.cli.command;

import dev.leat.cli.generate.EventGenerator;
import dev.leat.cli.generate.GeneratedEvents;
import dev.leat.cli.screen.Figures;
import dev.leat.cli.screen.ProgressLine;
import dev.leat.cli.screen.Terminal;
import dev.leat.cli.screen.When;
import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.run.Progress;
import dev.leat.run.RunListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leat generate}: makes test data. */
@Command(
    name = "generate",
    header = {
      "Make test data, the same for the same seed.",
      "",
      "  leat generate events --size 1GB --seed 42 data/",
      ""
    })
final class GenerateCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      index = "0",
      paramLabel = "events",
      description = "What to make: events, as region.csv and location.csv.")
  private Kind kind = Kind.EVENTS;

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "Where to put the files; made if it is missing.")
  private Path directory = Path.of(".");

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description = "The size of location.csv, such as 200MB (default: 1GB).")
  private DataSize size = DataSize.gigabytes(1);

  @Option(names = "--seed", paramLabel = "N", description = "Any number (default: 0).")
  private long seed;

  @Option(names = "--regions", paramLabel = "N", description = "How many, 1 to 1000 (default: 53).")
  private int regions = 53;

  @Option(
      names = "--first-date",
      paramLabel = "DATE",
      description = "The earliest day (default: 2019-01-01).")
  private LocalDate firstDate = LocalDate.of(2019, 1, 1);

  @Option(names = "--days", paramLabel = "N", description = "How many days (default: 365).")
  private int days = 365;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Use so many threads (default: one per processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--progress",
      paramLabel = "WHEN",
      description = "Show progress: auto, always or never.")
  private When progress = When.AUTO;

  @Mixin private MessageOptions messages = new MessageOptions();

  /** What can be made. */
  enum Kind {
    /** Events in regions. */
    EVENTS
  }

  GenerateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return switch (kind) {
      case EVENTS -> events();
    };
  }

  private int events() {
    EventGenerator generator =
        new EventGenerator(directory, size.bytes(), seed, regions, firstDate, days, jobs);
    long start = System.nanoTime();
    AtomicLong written = new AtomicLong();
    When shown = messages.isQuiet() ? When.NEVER : progress;
    RunListener listener = ProgressLine.of(shown, context.terminal());
    listener.started(() -> progress(written.get(), start));
    try {
      GeneratedEvents made = generator.generate(written::set);
      listener.finished();
      tell(made, System.nanoTime() - start);
      return 0;
    } catch (IOException e) {
      throw new LeatException(ErrorKind.OUTPUT, String.valueOf(e.getMessage()), e);
    } finally {
      listener.finished();
    }
  }

  private Progress progress(long written, long start) {
    long elapsed = System.nanoTime() - start;
    return new Progress("generate", written, size.bytes(), 0, 0, 0, elapsed);
  }

  private void tell(GeneratedEvents made, long nanos) {
    if (!messages.isQuiet()) {
      Terminal terminal = context.terminal();
      terminal
          .err()
          .println(
              "%s, %s in %s and %s"
                  .formatted(
                      Figures.count(made.rows(), "row"),
                      Figures.size(made.bytes()),
                      made.files().getLast(),
                      made.files().getFirst()));
      terminal
          .err()
          .println(
              "%s, %s/s"
                  .formatted(
                      Figures.duration(nanos),
                      Figures.size(Math.round(made.bytes() / (Math.max(1, nanos) / 1e9)))));
      terminal.err().flush();
    }
  }
}
