package dev.leat.cli.command;

import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Operand;
import dev.leat.cli.argument.Option;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.format.Words;
import dev.leat.cli.generate.EventGenerator;
import dev.leat.cli.generate.GeneratedEvents;
import dev.leat.cli.generate.GeneratedImdb;
import dev.leat.cli.generate.ImdbGenerator;
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
import java.util.function.LongConsumer;

/** {@code leat generate}: makes test data. */
final class GenerateCommand implements Command {

  private static final Option SEED = Option.value("--seed", "N", "Any number (default: 0).");

  private static final Option SIZE =
      Option.value("--size", "SIZE", "Of events: the size of location.csv (default: 1GB).");

  private static final Option REGIONS =
      Option.value("--regions", "N", "Of events: how many regions, 1 to 1000 (default: 53).");

  private static final Option FIRST_DATE =
      Option.value("--first-date", "DATE", "Of events: the earliest day (default: 2019-01-01).");

  private static final Option DAYS =
      Option.value("--days", "N", "Of events: how many days (default: 365).");

  private static final Option TITLES =
      Option.value("--titles", "N", "Of imdb: how many titles (default: 200000).");

  private static final int USUAL_TITLES = 200_000;

  private static final Usage USAGE =
      new Usage(
          "leat generate",
          "Make test data, the same for the same seed.",
          List.of(
              "leat generate events --size 1GB --seed 42 data/",
              "leat generate imdb --titles 200000 --seed 7 data/"),
          List.of(
              new Operand(
                  "events|imdb",
                  "What to make: events (region.csv, location.csv), or imdb, films and people.",
                  Operand.Count.ONE),
              new Operand("DIR", "Where to put the files; made if missing.", Operand.Count.ONE)),
          Options.of(
              List.of(SEED, SIZE, REGIONS, FIRST_DATE, DAYS, TITLES),
              List.of(RunOptions.JOBS, RunOptions.PROGRESS),
              MessageOptions.ALL));

  /** What can be made. */
  private enum Kind {
    /** Events in regions. */
    EVENTS(SIZE, REGIONS, FIRST_DATE, DAYS),
    /** Films and people, in the form of the files of IMDb. */
    IMDB(TITLES);

    private final List<Option> options;

    Kind(Option... options) {
      this.options = List.of(options);
    }
  }

  /** Makes data, and says how many bytes of it are done while it does. */
  @FunctionalInterface
  private interface Making<T> {
    T run(LongConsumer progress) throws IOException;
  }

  /** What was made, in words, and how many bytes of rows it is. */
  private record Made(String sentence, long bytes) {}

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    Kind kind = arguments.parsed(0, "the kind of data", word -> Words.choice(Kind.class, word));
    checkOptions(kind, arguments);
    long start = System.nanoTime();
    Made made =
        switch (kind) {
          case EVENTS -> events(arguments, context);
          case IMDB -> imdb(arguments, context);
        };
    if (!new MessageOptions(arguments).isQuiet()) {
      tell(made, System.nanoTime() - start, context.terminal());
    }
    return 0;
  }

  /** An option of another kind would be without any effect. */
  private static void checkOptions(Kind kind, Arguments arguments) {
    for (Kind other : Kind.values()) {
      for (Option option : other.options) {
        if (other != kind && arguments.has(option)) {
          throw new LeatException(
              ErrorKind.USAGE,
              "%s is an option of %s, and this is %s. Leave it out."
                  .formatted(option.name(), Words.word(other), Words.word(kind)));
        }
      }
    }
  }

  private static Made events(Arguments arguments, Context context) {
    EventGenerator generator = generator(arguments);
    GeneratedEvents made = watched(generator.sizeBytes(), generator::generate, arguments, context);
    String sentence =
        "%s, %s in %s and %s"
            .formatted(
                Figures.count(made.rows(), "row"),
                Figures.size(made.bytes()),
                made.files().getLast(),
                made.files().getFirst());
    return new Made(sentence, made.bytes());
  }

  private static EventGenerator generator(Arguments arguments) {
    DataSize size = arguments.parsed(SIZE, DataSize::parse).orElse(DataSize.gigabytes(1));
    EventGenerator usual = EventGenerator.into(directory(arguments), size.bytes());
    return new EventGenerator(
        usual.directory(),
        size.bytes(),
        seed(arguments),
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

  private static Made imdb(Arguments arguments, Context context) {
    ImdbGenerator generator =
        new ImdbGenerator(
            directory(arguments),
            arguments.parsed(TITLES, GenerateCommand::titles).orElse(USUAL_TITLES),
            seed(arguments),
            arguments.parsed(RunOptions.JOBS, Words::threads).orElseGet(GenerateCommand::cores));
    GeneratedImdb made =
        watched(generator.expectedBytes(), generator::generate, arguments, context);
    String sentence =
        "%s, %s and %s in %s, %s unpacked"
            .formatted(
                Figures.count(made.titles(), "title"),
                Figures.count(made.credits(), "credit"),
                Figures.count(made.names(), "name"),
                generator.directory(),
                Figures.size(made.rowBytes()));
    return new Made(sentence, made.rowBytes());
  }

  private static int titles(String text) {
    return Words.number(text, 1, ImdbGenerator.MOST_TITLES);
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static Path directory(Arguments arguments) {
    return Path.of(arguments.operands().get(1));
  }

  private static long seed(Arguments arguments) {
    return arguments.parsed(SEED, text -> Words.whole(text, Long.MIN_VALUE)).orElse(0L);
  }

  private static <T> T watched(
      long expectedBytes, Making<T> making, Arguments arguments, Context context) {
    long start = System.nanoTime();
    AtomicLong written = new AtomicLong();
    RunOptions options = new RunOptions(arguments, context.terminal());
    RunListener listener = ProgressLine.of(options.progress(), context.terminal());
    listener.started(() ->
        new Progress("generate", written.get(), expectedBytes, 0, 0, 0, System.nanoTime() - start));
    try {
      return making.run(written::set);
    } catch (IOException e) {
      throw new LeatException(ErrorKind.OUTPUT, String.valueOf(e.getMessage()), e);
    } finally {
      listener.finished();
    }
  }

  private static void tell(Made made, long nanos, Terminal terminal) {
    long bytesPerSecond = Math.round(made.bytes() / (Math.max(1, nanos) / 1e9));
    terminal.err().println(made.sentence());
    terminal
        .err()
        .println("%s, %s/s".formatted(Figures.duration(nanos), Figures.size(bytesPerSecond)));
    terminal.err().flush();
  }
}
