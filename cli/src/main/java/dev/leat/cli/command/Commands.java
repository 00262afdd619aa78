package dev.leat.cli.command;

import dev.leat.cli.screen.Ink;
import dev.leat.data.DataSize;
import dev.leat.data.LeatException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** The commands by name; only the one that is run is built, which keeps the start short. */
public final class Commands {

  private static final Map<String, Function<Context, Callable<Integer>>> MAKERS = makers();

  private Commands() {}

  private static Map<String, Function<Context, Callable<Integer>>> makers() {
    Map<String, Function<Context, Callable<Integer>>> makers = new LinkedHashMap<>();
    makers.put("run", RunCommand::new);
    makers.put("explain", ExplainCommand::new);
    makers.put("show", ShowCommand::new);
    makers.put("sniff", SniffCommand::new);
    makers.put("convert", ConvertCommand::new);
    makers.put("generate", GenerateCommand::new);
    makers.put("completion", CompletionCommand::new);
    return makers;
  }

  /** The names of the commands. */
  public static List<String> names() {
    return List.copyOf(MAKERS.keySet());
  }

  /** The command line for arguments: with the command that they name, else with all. */
  public static CommandLine of(List<String> arguments, Context context) {
    if (!arguments.isEmpty() && MAKERS.containsKey(arguments.getFirst())) {
      CommandLine line = new CommandLine(new LeatCommand(context));
      add(arguments.getFirst(), line, context);
      return configured(line);
    }
    return all(context);
  }

  static CommandLine all(Context context) {
    CommandLine line = new CommandLine(new LeatCommand(context));
    MAKERS.keySet().forEach(name -> add(name, line, context));
    return configured(line);
  }

  /** Prints the help of a command. */
  public static void printHelp(CommandLine line, Context context) {
    PrintStream out = context.terminal().out();
    boolean coloured = context.manner().outInk(context.terminal()) == Ink.COLOURED;
    line.usage(out, coloured ? Help.Ansi.ON : Help.Ansi.OFF);
    out.flush();
  }

  private static void add(String name, CommandLine line, Context context) {
    line.addSubcommand(name, MAKERS.getOrDefault(name, RunCommand::new).apply(context));
  }

  private static CommandLine configured(CommandLine line) {
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // A sort key may be -date, which looks like the option -d.
    line.setAllowOptionsAsOptionParameters(true);
    line.registerConverter(DataSize.class, Commands::size);
    line.setUsageHelpWidth(100);
    line.setUsageHelpLongOptionsMaxWidth(30);
    line.getSubcommands().values().forEach(Commands::sorted);
    return line;
  }

  private static void sorted(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage().sortOptions(false).abbreviateSynopsis(true);
  }

  private static DataSize size(String text) {
    try {
      return DataSize.parse(text);
    } catch (LeatException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
