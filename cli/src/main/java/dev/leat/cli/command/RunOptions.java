package dev.leat.cli.command;

import dev.leat.Engine;
import dev.leat.cli.format.Words;
import dev.leat.cli.screen.ProgressLine;
import dev.leat.cli.screen.Terminal;
import dev.leat.cli.screen.When;
import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Settings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that read rows: machine, rejects, progress and report. */
public final class RunOptions {

  /** What happens to rows that cannot be read or processed. */
  enum OnError {
    /** The first one fails the run. */
    FAIL,
    /** They are counted and left out. */
    SKIP,
    /** They are counted, left out and written to a file. */
    REJECT
  }

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Use so many threads (default: one per processor; LEAT_JOBS).")
  private @Nullable String jobs;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Let operators use so much memory, such as 512MB (LEAT_MEMORY).")
  private @Nullable String memory;

  @Option(
      names = "--temp-dir",
      paramLabel = "DIR",
      description = "Put temporary files there (LEAT_TEMP_DIR).")
  private @Nullable Path temporary;

  @Option(
      names = "--on-error",
      paramLabel = "WHAT",
      description = "When a row is bad: fail, skip, or reject (with --rejects).")
  private @Nullable OnError onError;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Write bad rows to a CSV file, and go on.")
  private @Nullable Path rejects;

  @Option(
      names = "--max-rejects",
      paramLabel = "N|P%",
      description = "Fail with exit code 3 when more rows, or a larger share, are bad.")
  private @Nullable String maxRejects;

  @Option(
      names = "--progress",
      paramLabel = "WHEN",
      description = "Show progress: auto, always or never (LEAT_PROGRESS).")
  private @Nullable When progress;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the account of the run as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--optimiser",
      negatable = true,
      description = "Rewrite the plan before it runs, or do not.")
  private @Nullable Boolean optimiser;

  @Option(names = "--batch-rows", paramLabel = "N", hidden = true, description = "For tests.")
  private @Nullable Integer batchRows;

  @Option(names = "--split-size", paramLabel = "SIZE", hidden = true, description = "For tests.")
  private @Nullable String splitSize;

  /** An engine changed by the environment, then by these options. */
  Engine applied(Engine engine, Terminal terminal) {
    Engine changed = engine;
    Optional<String> threads = value(jobs, "LEAT_JOBS", terminal);
    if (threads.isPresent()) {
      changed = changed.threads(parsed("--jobs", threads.get()));
    }
    Optional<String> cap = value(memory, "LEAT_MEMORY", terminal);
    if (cap.isPresent()) {
      changed = changed.memory(DataSize.parse(cap.get()));
    }
    Optional<String> directory =
        value(temporary == null ? null : temporary.toString(), "LEAT_TEMP_DIR", terminal);
    if (directory.isPresent()) {
      changed = changed.temporary(Path.of(directory.get()));
    }
    Optional<RejectPolicy> policy = policy();
    return policy.isPresent() ? tested(changed).rejects(policy.get()) : tested(changed);
  }

  private static Optional<String> value(@Nullable String option, String name, Terminal terminal) {
    return option == null ? terminal.variable(name) : Optional.of(option);
  }

  private static int parsed(String option, String text) {
    try {
      return Words.number(text, 1);
    } catch (LeatException e) {
      throw usage(option + ": " + e.getMessage());
    }
  }

  /** With what tests set. */
  private Engine tested(Engine engine) {
    Settings settings = engine.settings();
    int rows = batchRows == null ? settings.batchRows() : batchRows;
    DataSize split =
        splitSize == null ? new DataSize(settings.splitBytes()) : DataSize.parse(splitSize);
    Engine tested = engine.batches(rows, split);
    return optimiser == null
        ? tested
        : tested.optimiser(optimiser ? Settings.Optimiser.ON : Settings.Optimiser.OFF);
  }

  private Optional<RejectPolicy> policy() {
    checkRejects();
    if (onError == null && maxRejects == null && rejects == null) {
      return Optional.empty();
    }
    RejectPolicy budget = budget();
    return Optional.of(rejects == null ? budget : budget.writtenTo(rejects));
  }

  private RejectPolicy budget() {
    if (maxRejects != null) {
      return Words.rejects(maxRejects);
    }
    return onError == OnError.FAIL ? RejectPolicy.fail() : RejectPolicy.unlimited();
  }

  private void checkRejects() {
    if (onError == OnError.REJECT && rejects == null) {
      throw usage("--on-error=reject needs a file for the rejects. Add --rejects FILE.");
    }
    if (onError == OnError.FAIL && maxRejects != null) {
      throw usage("--on-error=fail allows no reject. Leave out --on-error or --max-rejects.");
    }
  }

  /** Whether nothing says how many rejects a run may have. */
  boolean leavesRejectsOpen() {
    return onError == null && maxRejects == null && rejects == null;
  }

  /** An engine whose runs show their progress. */
  Engine watched(Engine engine, Terminal terminal, MessageOptions messages) {
    When fallback =
        terminal
            .variable("LEAT_PROGRESS")
            .map(word -> Words.choice(When.class, word))
            .orElse(When.AUTO);
    When asked = progress == null ? fallback : progress;
    When shown = messages.isQuiet() && progress == null ? When.NEVER : asked;
    return engine.listener(ProgressLine.of(shown, terminal));
  }

  /** Where the report goes to. */
  Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  private static LeatException usage(String message) {
    return new LeatException(ErrorKind.USAGE, message);
  }
}
