package dev.leat.cli.command;

import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Operand;
import dev.leat.cli.argument.Option;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.format.Words;
import dev.leat.cli.generate.EventGenerator;
import dev.leat.cli.generate.GeneratedEvents;
import dev.leat.cli.screen.Figures;
import dev.leat.cli.screen.ProgressLine;
import dev.leat.cli.screen.Terminal;
import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.run.Progress;
import dev.leat.run.RunListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** {@code leat generate}: makes test data. */
final class GenerateCommand implements Command {

  private static final Option SIZE =
      Option.value("--size", "SIZE", "The size of location.csv, such as 200MB (default: 1GB).");

  private static final Option SEED = Option.value("--seed", "N", "Any number (default: 0).");

  private static final Option REGIONS =
      Option.value("--regions", "N", "How many regions, 1 to 1000 (default: 53).");

  private static final Option FIRST_DATE =
      Option.value("--first-date", "DATE", "The earliest day (default: 2019-01-01).");

  private static final Option DAYS = Option.value("--days", "N", "How many days (default: 365).");

  private static final Usage USAGE =
      new Usage(
          "leat generate",
          "Make test data, the same for the same seed.",
          List.of("leat generate events --size 1GB --seed 42 data/"),
          List.of(
              new Operand(
                  "events",
                  "What to make: events, as region.csv and location.csv.",
                  Operand.Count.ONE),
              new Operand("DIR", "Where to put the files; made if missing.", Operand.Count.ONE)),
          Options.of(
              List.of(SIZE, SEED, REGIONS, FIRST_DATE, DAYS, RunOptions.JOBS, RunOptions.PROGRESS),
              MessageOptions.ALL));

  /** What can be made. */
  private enum Kind {
    /** Events in regions. */
    EVENTS
  }

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    switch (arguments.parsed(0, "the kind of data", word -> Words.choice(Kind.class, word))) {
      case EVENTS -> events(generator(arguments), arguments, context);
    }
    return 0;
  }

  private static EventGenerator generator(Arguments arguments) {
    Path directory = Path.of(arguments.operands().get(1));
    DataSize size = arguments.parsed(SIZE, DataSize::parse).orElse(DataSize.gigabytes(1));
    EventGenerator usual = EventGenerator.into(directory, size.bytes());
    return new EventGenerator(
        directory,
        size.bytes(),
        arguments.parsed(SEED, text -> Words.whole(text, Long.MIN_VALUE)).orElse(usual.seed()),
        arguments.parsed(REGIONS, GenerateCommand::regions).orElse(usual.regions()),
        arguments.parsed(FIRST_DATE, Words::date).orElse(usual.firstDate()),
        arguments.parsed(DAYS, GenerateCommand::days).orElse(usual.days()),
        arguments.parsed(RunOptions.JOBS, Words::threads).orElse(usual.threads()));
  }

  private static int regions(String text) {
    return Words.number(text, 1, EventGenerator.MOST_REGIONS);
  }

  private static int days(String text) {
    return Words.number(text, 1, EventGenerator.MOST_DAYS);
  }

  private static void events(EventGenerator generator, Arguments arguments, Context context) {
    long start = System.nanoTime();
    AtomicLong written = new AtomicLong();
    RunOptions options = new RunOptions(arguments, context.terminal());
    RunListener listener = ProgressLine.of(options.progress(), context.terminal());
    listener.started(() ->
        new Progress(
            "generate", written.get(), generator.sizeBytes(), 0, 0, 0, System.nanoTime() - start));
    try {
      GeneratedEvents made = generator.generate(written::set);
      listener.finished();
      if (!new MessageOptions(arguments).isQuiet()) {
        tell(made, System.nanoTime() - start, context.terminal());
      }
    } catch (IOException e) {
      throw new LeatException(ErrorKind.OUTPUT, String.valueOf(e.getMessage()), e);
    } finally {
      listener.finished();
    }
  }

  private static void tell(GeneratedEvents made, long nanos, Terminal terminal) {
    long bytesPerSecond = Math.round(made.bytes() / (Math.max(1, nanos) / 1e9));
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
        .println("%s, %s/s".formatted(Figures.duration(nanos), Figures.size(bytesPerSecond)));
    terminal.err().flush();
  }
}
