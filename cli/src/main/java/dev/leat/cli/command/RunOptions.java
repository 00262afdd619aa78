package dev.leat.cli.command;

import dev.leat.Engine;
import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Option;
import dev.leat.cli.format.Words;
import dev.leat.cli.screen.ProgressLine;
import dev.leat.cli.screen.Terminal;
import dev.leat.cli.screen.When;
import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Run;
import dev.leat.run.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The options of commands that read rows: machine, rejects, progress and report. */
final class RunOptions {

  /** What happens to rows that cannot be read or processed. */
  private enum OnError {
    /** The first one fails the run. */
    FAIL,
    /** They are counted and left out. */
    SKIP,
    /** They are counted, left out and written to a file. */
    REJECT
  }

  static final Option JOBS =
      Option.value(
          "-j, --jobs", "N", "Use so many threads (default: one per processor; LEAT_JOBS).");

  static final Option PROGRESS =
      Option.value("--progress", "WHEN", "Show progress: auto, always or never (LEAT_PROGRESS).");

  private static final Option MEMORY =
      Option.value(
          "--memory",
          "SIZE",
          "Use so much memory, such as 512MB; more goes to disk (LEAT_MEMORY).");

  private static final Option TEMPORARY =
      Option.value("--temp-dir", "DIR", "Put temporary files there (LEAT_TEMP_DIR).");

  private static final Option MAX_SPILL =
      Option.value("--max-spill", "SIZE", "Fail with exit code 5 when temporary files need more.");

  private static final Option NAMESPACE =
      Option.value("--namespace", "NAME", "Leave checkpoints, and go on where such a run stopped.");

  private static final Option DATE =
      Option.value(
          "--execution-date", "DATE", "What time the run is for, ISO 8601 (default: now).");

  static final Option ROOT =
      Option.value("--root", "DIR", "Where runs are kept (default: .leat/runs; LEAT_ROOT).");

  private static final Option ON_ERROR =
      Option.value(
          "--on-error", "WHAT", "When a row is bad: fail, skip, or reject (with --rejects).");

  private static final Option REJECTS =
      Option.value("--rejects", "FILE", "Write bad rows to a CSV file, and go on.");

  private static final Option MAX_REJECTS =
      Option.value(
          "--max-rejects",
          "N|P%",
          "Fail with exit code 3 when more rows, or a larger share, are bad.");

  private static final Option REPORT =
      Option.value("--report", "FILE", "Write the account of the run as JSON.");

  private static final Option OPTIMISER =
      Option.either("--optimiser", "Rewrite the plan before it runs, or do not.");

  private static final Option BATCH_ROWS = Option.value("--batch-rows", "N", "For tests.").hidden();

  private static final Option SPLIT_SIZE =
      Option.value("--split-size", "SIZE", "For tests.").hidden();

  static final List<Option> ALL =
      List.of(
          JOBS,
          MEMORY,
          TEMPORARY,
          MAX_SPILL,
          NAMESPACE,
          DATE,
          ROOT,
          ON_ERROR,
          REJECTS,
          MAX_REJECTS,
          PROGRESS,
          REPORT,
          OPTIMISER,
          BATCH_ROWS,
          SPLIT_SIZE);

  private final Arguments arguments;
  private final Terminal terminal;

  RunOptions(Arguments arguments, Terminal terminal) {
    this.arguments = arguments;
    this.terminal = terminal;
  }

  /** An engine changed by the environment, then by these options. */
  Engine applied(Engine engine) {
    Engine changed = engine.standardOutput(terminal.data());
    Optional<Integer> jobs = value(JOBS, "LEAT_JOBS", Words::threads);
    if (jobs.isPresent()) {
      changed = changed.threads(jobs.get());
    }
    Optional<DataSize> memory = value(MEMORY, "LEAT_MEMORY", DataSize::parse);
    if (memory.isPresent()) {
      changed = changed.memory(memory.get());
    }
    Optional<Path> temporary = value(TEMPORARY, "LEAT_TEMP_DIR", Words::path);
    if (temporary.isPresent()) {
      changed = changed.temporary(temporary.get());
    }
    Optional<DataSize> spill = arguments.parsed(MAX_SPILL, DataSize::parse);
    if (spill.isPresent()) {
      changed = changed.maxSpill(spill.get());
    }
    Optional<Run> run = resumable();
    if (run.isPresent()) {
      changed = changed.run(run.get());
    }
    Optional<RejectPolicy> policy = policy();
    return policy.isPresent() ? tested(changed).rejects(policy.get()) : tested(changed);
  }

  /** The run that leaves checkpoints, if this one is to. */
  private Optional<Run> resumable() {
    Optional<Run> run = arguments.parsed(NAMESPACE, Run::of);
    if (run.isEmpty()) {
      if (arguments.has(DATE)) {
        throw usage("--execution-date needs a namespace. Add --namespace NAME.");
      }
      return run;
    }
    Run rooted = run.get().in(root());
    return Optional.of(arguments.parsed(DATE, rooted::at).orElse(rooted));
  }

  /** Where runs are kept. */
  Path root() {
    return value(ROOT, "LEAT_ROOT", Path::of).orElse(Path.of(Run.DEFAULT_ROOT));
  }

  private <T> Optional<T> value(Option option, String variable, Function<String, T> parser) {
    return arguments.parsed(option, parser).or(() -> ofVariable(variable, parser));
  }

  private <T> Optional<T> ofVariable(String variable, Function<String, T> parser) {
    return terminal.variable(variable).map(text -> Words.named(variable, () -> parser.apply(text)));
  }

  /** With what tests set. */
  private Engine tested(Engine engine) {
    Settings settings = engine.settings();
    int rows = arguments.parsed(BATCH_ROWS, t -> Words.number(t, 1)).orElse(settings.batchRows());
    DataSize split =
        arguments.parsed(SPLIT_SIZE, DataSize::parse).orElse(new DataSize(settings.splitBytes()));
    Settings.Optimiser optimiser =
        arguments
            .either(OPTIMISER)
            .map(on -> on ? Settings.Optimiser.ON : Settings.Optimiser.OFF)
            .orElse(settings.optimiser());
    return engine.batches(rows, split).optimiser(optimiser);
  }

  private Optional<RejectPolicy> policy() {
    if (leavesRejectsOpen()) {
      return Optional.empty();
    }
    RejectPolicy budget = budget();
    return Optional.of(
        arguments.text(REJECTS).map(file -> budget.writtenTo(Words.path(file))).orElse(budget));
  }

  private RejectPolicy budget() {
    Optional<OnError> onError =
        arguments.parsed(ON_ERROR, word -> Words.choice(OnError.class, word));
    if (onError.equals(Optional.of(OnError.REJECT)) && !arguments.has(REJECTS)) {
      throw usage("--on-error=reject needs a file for the rejects. Add --rejects FILE.");
    }
    boolean fails = onError.equals(Optional.of(OnError.FAIL));
    if (fails && arguments.has(MAX_REJECTS)) {
      throw usage("--on-error=fail allows no reject. Leave out --on-error or --max-rejects.");
    }
    return arguments
        .parsed(MAX_REJECTS, Words::rejects)
        .orElse(fails ? RejectPolicy.fail() : RejectPolicy.unlimited());
  }

  /** Whether nothing says how many rejects a run may have. */
  boolean leavesRejectsOpen() {
    return !arguments.has(ON_ERROR) && !arguments.has(MAX_REJECTS) && !arguments.has(REJECTS);
  }

  /** An engine whose runs show their progress. */
  Engine watched(Engine engine) {
    return engine.listener(ProgressLine.of(progress(), terminal));
  }

  /** When progress is shown; not by a quiet command that was not told to. */
  When progress() {
    if (arguments.has(MessageOptions.QUIET) && !arguments.has(PROGRESS)) {
      return When.NEVER;
    }
    return value(PROGRESS, "LEAT_PROGRESS", word -> Words.choice(When.class, word))
        .orElse(When.AUTO);
  }

  /** Where the report goes to. */
  Optional<Path> report() {
    return arguments.text(REPORT).map(Words::path);
  }

  private static LeatException usage(String message) {
    return new LeatException(ErrorKind.USAGE, message);
  }
}
