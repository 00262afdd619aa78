package dev.leat.cli.command;

import dev.leat.Table;
import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Operand;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.format.Words;
import dev.leat.cli.screen.Figures;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.run.Run;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code leat runs}: lists, shows and removes the runs that can be resumed. */
final class RunsCommand implements Command {

  private static final Usage USAGE =
      new Usage(
          "leat runs",
          "List, show or remove the runs that can be resumed.",
          List.of(
              "leat runs ls                         all runs",
              "leat runs show films 2026-11-20      what a run did, with what",
              "leat runs rm films 2026-11-20        remove a run and what it kept",
              "leat runs rm films                   remove all runs of a namespace"),
          List.of(
              new Operand("ls|show|rm", "What to do.", Operand.Count.ONE),
              new Operand("NAMESPACE", "The namespace of the runs.", Operand.Count.OPTIONAL),
              new Operand("DATE", "The date that the run is for.", Operand.Count.OPTIONAL)),
          Options.of(List.of(RunOptions.ROOT), MessageOptions.ALL));

  private enum Verb {
    LS,
    SHOW,
    RM
  }

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    List<String> operands = arguments.operands();
    Verb verb = Words.choice(Verb.class, operands.getFirst());
    Path root = new RunOptions(arguments, context.terminal()).root();
    Optional<String> namespace = operands.stream().skip(1).findFirst();
    Optional<String> date = operands.stream().skip(2).findFirst().map(RunsCommand::name);
    List<RunFolder> runs =
        RunFolder.below(root, namespace).stream()
            .filter(run -> date.isEmpty() || date.get().equals(run.date()))
            .toList();
    PrintStream out = context.terminal().out();
    switch (verb) {
      case LS -> list(runs, root, context);
      case SHOW -> wanted(runs, namespace, root).forEach(run -> show(run, out));
      case RM -> wanted(runs, namespace, root).forEach(run -> remove(run, out));
    }
    out.flush();
    return 0;
  }

  /** The name of the folder of a date. */
  private static String name(String date) {
    return Run.of("any").at(date).name();
  }

  private static List<RunFolder> wanted(
      List<RunFolder> runs, Optional<String> namespace, Path root) {
    if (namespace.isEmpty()) {
      throw new LeatException(
          ErrorKind.USAGE,
          "Which runs? Name a namespace, such as one that \"leat runs ls\" prints.");
    }
    if (runs.isEmpty()) {
      throw new LeatException(
          ErrorKind.INPUT,
          "There is no such run in \"%s\". See them with: leat runs ls".formatted(root));
    }
    return runs;
  }

  private static void list(List<RunFolder> runs, Path root, Context context) {
    PrintStream out = context.terminal().out();
    if (runs.isEmpty()) {
      out.println("No runs in " + root + ".");
      return;
    }
    List<Row> rows = runs.stream().map(RunsCommand::row).toList();
    Schema schema =
        Schema.ofText(
            List.of("namespace", "date", "state", "steps done", "rows out", "time", "kept"));
    out.print(Tables.fitted(Table.of(schema, rows).untyped(), context.terminal()));
  }

  private static Row row(RunFolder run) {
    Optional<Row> report = run.manifest().flatMap(RunsCommand::report);
    return Row.of(
        "namespace", run.namespace(),
        "date", run.date(),
        "state", run.state(),
        "steps done", Long.toString(run.stepsDone()),
        "rows out", report.map(row -> Figures.count(row.integer("rowsOut"))).orElse("-"),
        "time",
            report
                .map(row -> Figures.duration((long) (row.number("elapsedSeconds") * 1e9)))
                .orElse("-"),
        "kept", Figures.size(run.bytes()));
  }

  private static Optional<Row> report(Row manifest) {
    return manifest.get("report") instanceof Row report ? Optional.of(report) : Optional.empty();
  }

  private static void show(RunFolder run, PrintStream out) {
    out.println(run.namespace() + " " + run.date() + ": " + run.state());
    Optional<Row> manifest = run.manifest();
    if (manifest.isEmpty()) {
      out.println("  stopped before it said what it was to do");
      return;
    }
    Row said = manifest.get();
    out.println("  started " + said.text("started") + ", to write " + said.text("output"));
    if (said.has("error")) {
      out.println("  " + said.text("error"));
    }
    lines("plan", said, out);
    lines("key", said, out);
    report(said).ifPresent(report -> print(report, out));
  }

  private static void print(Row report, PrintStream out) {
    out.println("  report:");
    for (String name : report.names()) {
      if (!(report.get(name) instanceof List<?>)) {
        out.println("    " + name + ": " + report.text(name));
      }
    }
  }

  private static void lines(String name, Row said, PrintStream out) {
    if (said.get(name) instanceof List<?> texts) {
      out.println("  " + name + ":");
      texts.forEach(text -> out.println("    " + text));
    }
  }

  private static void remove(RunFolder run, PrintStream out) {
    String kept = Figures.size(run.bytes());
    run.delete();
    out.println("removed " + run.namespace() + " " + run.date() + ", " + kept);
  }
}
