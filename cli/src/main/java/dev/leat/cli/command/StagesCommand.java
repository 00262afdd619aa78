package dev.leat.cli.command;

import dev.leat.Engine;
import dev.leat.Pipeline;
import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Operand;
import dev.leat.cli.argument.Option;
import dev.leat.cli.argument.Usage;
import dev.leat.cli.format.Formats;
import dev.leat.cli.format.Words;
import dev.leat.cli.stage.StageFile;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Sink;
import dev.leat.stage.StageGraph;
import dev.leat.stage.StageStatus;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code leat stages}: runs the stages of a pipeline in Java, says what would run, draws them. */
final class StagesCommand implements Command {

  static final Option CLASS_PATH =
      Option.value("--class-path", "PATH", "Directories and jars of further classes.");

  private static final Option OUTPUT =
      Option.value("-o, --output", "FILE", "Write the result there; - for standard output.");

  private static final Option LIMIT =
      Option.value("--limit", "N", "Print so many rows of the result (default: 10).");

  private static final Option TO =
      Option.value("--to", "FORM", "Draw the graph as text, mermaid or svg (default: text).");

  private static final Usage USAGE =
      new Usage(
          "leat stages",
          "Run a pipeline of stages written in Java: what has not changed is not run again.",
          List.of(
              "leat stages plan Sales.java report            which stages will run, and why",
              "leat stages run Sales.java report             run them, and print the result",
              "leat stages run Sales.java report year=2024 -o report.csv",
              "leat stages graph Sales.java --to svg > sales.svg"),
          List.of(
              new Operand("run|plan|graph", "What to do.", Operand.Count.ONE),
              new Operand("FILE", "A Java source, or the name of a class.", Operand.Count.ONE),
              new Operand(
                  "STAGE|name=value",
                  "The stage wanted (default: the last one), and values of parameters.",
                  Operand.Count.MANY)),
          Options.of(
              List.of(OUTPUT, LIMIT, TO, CLASS_PATH),
              CacheOptions.ALL,
              RunOptions.ALL,
              MessageOptions.ALL));

  private static final int ROWS_SHOWN = 10;

  private enum Verb {
    RUN,
    PLAN,
    GRAPH
  }

  private enum Form {
    TEXT,
    MERMAID,
    SVG
  }

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Arguments arguments, Context context) {
    Verb verb = Words.choice(Verb.class, arguments.operands().getFirst());
    RunOptions options = new RunOptions(arguments, context.terminal());
    Engine engine = options.applied(Engine.local());
    Pipeline pipeline =
        pipeline(arguments.operands().get(1), arguments, context).on(options.watched(engine));
    List<String> stages = new ArrayList<>();
    for (String operand : arguments.operands().subList(2, arguments.operands().size())) {
      int equals = operand.indexOf('=');
      if (equals > 0) {
        pipeline = pipeline.with(operand.substring(0, equals), operand.substring(equals + 1));
      } else {
        stages.add(operand);
      }
    }
    switch (verb) {
      case RUN -> run(pipeline, stage(pipeline, stages), arguments, context);
      case PLAN -> plan(pipeline.plan(stage(pipeline, stages)), context);
      case GRAPH -> draw(pipeline.graph(), arguments, context);
    }
    return 0;
  }

  /** The pipeline of a file or a class, kept as the options say. */
  static Pipeline pipeline(String file, Arguments arguments, Context context) {
    CacheOptions cache = new CacheOptions(arguments, context.terminal());
    String classPath = arguments.text(CLASS_PATH).orElse("");
    return StageFile.pipeline(file, classPath, cache.local()).cache(cache.settings().of(file));
  }

  private static String stage(Pipeline pipeline, List<String> named) {
    if (named.size() > 1) {
      throw usage("Which stage? There are several: %s. Name one.".formatted(named));
    }
    if (!named.isEmpty()) {
      return named.getFirst();
    }
    List<String> ends = pipeline.graph().ends();
    if (ends.size() != 1) {
      throw usage(
          "Which stage? Name one of %s."
              .formatted(String.join(", ", ends.isEmpty() ? pipeline.graph().names() : ends)));
    }
    return ends.getFirst();
  }

  private static LeatException usage(String message) {
    return new LeatException(ErrorKind.USAGE, message);
  }

  private static void run(Pipeline pipeline, String stage, Arguments arguments, Context context) {
    RunOptions options = new RunOptions(arguments, context.terminal());
    MessageOptions messages = new MessageOptions(arguments);
    Pipeline.Result result = pipeline.execute(stage);
    if (!messages.isQuiet()) {
      StageLines.of(result.stages()).forEach(context.terminal().err()::println);
      context.terminal().err().flush();
    }
    Optional<Sink> sink =
        arguments.text(OUTPUT).map(output -> new Sink(output, Formats.writing(output)));
    Engine engine = options.watched(options.applied(Engine.local()));
    new FlowRun(
            result.rows(),
            engine,
            arguments.parsed(LIMIT, text -> Words.number(text, 0)).orElse(ROWS_SHOWN),
            new Accounting(context, messages, options),
            context)
        .start(sink);
  }

  /** Prints what would be done with each stage. */
  static void plan(List<StageStatus> stages, Context context) {
    PrintStream out = context.terminal().out();
    StageLines.of(stages).forEach(out::println);
    out.flush();
  }

  private static void draw(StageGraph graph, Arguments arguments, Context context) {
    PrintStream out = context.terminal().out();
    Form form = arguments.parsed(TO, word -> Words.choice(Form.class, word)).orElse(Form.TEXT);
    out.print(
        switch (form) {
          case TEXT -> graph.toText();
          case MERMAID -> graph.toMermaid();
          case SVG -> graph.toSvg();
        });
    out.flush();
  }
}
