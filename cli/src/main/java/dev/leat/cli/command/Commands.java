package dev.leat.cli.command;

import dev.leat.cli.argument.ArgumentParser;
import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.HelpText;
import dev.leat.cli.argument.Option;
import dev.leat.cli.argument.Usage;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands by name; only the class of the one that runs is loaded. */
public final class Commands {

  private static final Option VERSION = Option.flag("-V, --version", "Print the version.");

  private static final Usage USAGE =
      new Usage(
          "leat",
          "Load, transform, group, join and merge data of any size.",
          List.of(
              "leat show events.csv                             look into a file",
              "leat run examples/event-counter.yaml             run a pipeline",
              "leat convert events.csv events.tsv.gz            change a format",
              "leat run --help                                  options and examples of a command"),
          List.of(),
          Options.of(List.of(VERSION), MessageOptions.ALL));

  private static final String EXIT_CODES =
      """
      Exit codes: 0 done, 1 failed, 2 wrong request, 3 too many rejects, 4 input missing or damaged,
      5 disk full, 6 memory cap too small, 7 output not written, 130 interrupted.\
      """;

  private static final List<String> NAMES =
      List.of(
          "run",
          "stages",
          "cache",
          "explain",
          "show",
          "sniff",
          "convert",
          "runs",
          "generate",
          "completion");

  private Commands() {}

  private static Optional<Command> find(String name) {
    return switch (name) {
      case "run" -> Optional.of(new RunCommand());
      case "stages" -> Optional.of(new StagesCommand());
      case "cache" -> Optional.of(new CacheCommand());
      case "explain" -> Optional.of(new ExplainCommand());
      case "show" -> Optional.of(new ShowCommand());
      case "sniff" -> Optional.of(new SniffCommand());
      case "convert" -> Optional.of(new ConvertCommand());
      case "runs" -> Optional.of(new RunsCommand());
      case "generate" -> Optional.of(new GenerateCommand());
      case "completion" -> Optional.of(new CompletionCommand());
      default -> Optional.empty();
    };
  }

  static List<Usage> usages() {
    return NAMES.stream().map(name -> find(name).orElseThrow().usage()).toList();
  }

  /** Runs the command that the arguments name, and gives its exit code. */
  public static int run(List<String> texts, Context context) {
    List<String> ordered = commandFirst(texts);
    Optional<Command> named = ordered.isEmpty() ? Optional.empty() : find(ordered.getFirst());
    return named.isPresent() ? run(named.get(), ordered, context) : withoutCommand(texts, context);
  }

  private static int run(Command command, List<String> ordered, Context context) {
    Usage usage = command.usage();
    Arguments arguments = ArgumentParser.parse(ordered.subList(1, ordered.size()), usage);
    if (arguments.has(MessageOptions.HELP)) {
      print(HelpText.of(usage, Map.of()), context);
      return 0;
    }
    ArgumentParser.checkOperands(arguments, usage);
    MessageOptions.check(arguments, context.terminal());
    return command.run(arguments, context);
  }

  /** Options may stand before the command; {@code help run} is {@code run --help}. */
  private static List<String> commandFirst(List<String> texts) {
    List<String> ordered = new ArrayList<>(texts);
    if (!texts.isEmpty() && texts.getFirst().equals("help")) {
      ordered.removeFirst();
      ordered.add(MessageOptions.HELP.name());
    }
    int options = 0;
    while (options < ordered.size() && ordered.get(options).startsWith("-")) {
      options += ArgumentParser.takesNext(ordered.get(options), USAGE) ? 2 : 1;
    }
    if (options > 0 && options < ordered.size() && NAMES.contains(ordered.get(options))) {
      ordered.addFirst(ordered.remove(options));
    }
    return ordered;
  }

  private static int withoutCommand(List<String> texts, Context context) {
    List<String> rest = texts.stream().dropWhile("help"::equals).toList();
    if (!rest.isEmpty() && !rest.getFirst().startsWith("-")) {
      throw unknown(rest.getFirst());
    }
    Arguments arguments = ArgumentParser.parse(rest, USAGE);
    if (!arguments.operands().isEmpty()) {
      throw unknown(arguments.operands().getFirst());
    }
    MessageOptions.check(arguments, context.terminal());
    if (arguments.has(VERSION)) {
      print(List.of(Version.TEXT), context);
      return 0;
    }
    Map<String, String> summaries = new LinkedHashMap<>();
    List<Usage> usages = usages();
    for (int i = 0; i < NAMES.size(); i++) {
      summaries.put(NAMES.get(i), usages.get(i).summary());
    }
    List<String> help = new ArrayList<>(HelpText.of(USAGE, summaries));
    EXIT_CODES.lines().forEach(help::add);
    print(help, context);
    return 0;
  }

  private static LeatException unknown(String name) {
    return ArgumentParser.complaint(
        USAGE,
        "There is no command \"%s\". %sThe commands are: %s."
            .formatted(name, Spelling.suggestion(name, NAMES), String.join(", ", NAMES)));
  }

  private static void print(List<String> lines, Context context) {
    PrintStream out = context.terminal().out();
    lines.forEach(out::println);
    out.flush();
  }
}
