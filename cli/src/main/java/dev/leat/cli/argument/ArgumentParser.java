package dev.leat.cli.argument;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the arguments of a command as GNU programs do: {@code --name=value}, {@code --name value},
 * {@code -n value}, {@code -nvalue}, flags joined as in {@code -qv}, and {@code --} before operands
 * that start with a dash. Used once.
 */
public final class ArgumentParser {

  private final Usage usage;
  private final Map<Option, List<String>> values = new HashMap<>();
  private final List<String> operands = new ArrayList<>();

  private ArgumentParser(Usage usage) {
    this.usage = usage;
  }

  /**
   * The arguments that texts are.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} naming the option that was meant
   */
  public static Arguments parse(List<String> texts, Usage usage) {
    return new ArgumentParser(usage).parsed(texts.iterator());
  }

  private Arguments parsed(Iterator<String> texts) {
    boolean options = true;
    while (texts.hasNext()) {
      String text = texts.next();
      if (options && text.equals("--")) {
        options = false;
      } else if (options && text.startsWith("--")) {
        addLong(text, texts);
      } else if (options && text.startsWith("-") && text.length() > 1) {
        addShort(text, texts);
      } else {
        operands.add(text);
      }
    }
    return new Arguments(values, operands);
  }

  /** Checks that all operands are there, and no others. */
  public static void checkOperands(Arguments arguments, Usage usage) {
    int count = arguments.operands().size();
    if (count > 0 && usage.operand(count - 1).isEmpty()) {
      throw complaint(
          usage, "\"%s\" is one argument too many.".formatted(arguments.operands().getLast()));
    }
    Optional<Operand> missing = usage.operand(count);
    if (missing.isPresent() && missing.get().count() == Operand.Count.ONE) {
      throw complaint(usage, "\"%s\" needs %s.".formatted(usage.command(), missing.get().label()));
    }
  }

  private void addLong(String text, Iterator<String> rest) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    Option option = usage.find(name).orElseThrow(() -> unknown(name));
    if (option.takesValue()) {
      add(option, equals < 0 ? next(option, rest) : text.substring(equals + 1));
    } else if (equals >= 0) {
      throw complaint(
          usage,
          "\"%s\" takes no value. Leave out \"%s\".".formatted(name, text.substring(equals)));
    } else {
      add(option, Boolean.toString(option.names().contains(name)));
    }
  }

  /** Adds a short option with its value, or several flags. */
  private void addShort(String text, Iterator<String> rest) {
    for (int i = 1; i < text.length(); i++) {
      String name = "-" + text.charAt(i);
      Option option = usage.find(name).orElseThrow(() -> unknown(text));
      if (option.takesValue()) {
        add(option, i + 1 < text.length() ? text.substring(i + 1) : next(option, rest));
        return;
      }
      add(option, "true");
    }
  }

  private String next(Option option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw complaint(
          usage, "%s needs a value: %s".formatted(option.name(), option.synopsis()) + ".");
    }
    return rest.next();
  }

  private void add(Option option, String value) {
    values.computeIfAbsent(option, o -> new ArrayList<>()).add(value);
  }

  private LeatException unknown(String name) {
    List<String> known =
        usage.options().stream()
            .filter(option -> option.listing() == Option.Listing.SHOWN)
            .flatMap(ArgumentParser::names)
            .toList();
    return complaint(
        usage,
        "\"%s\" has no option \"%s\". %s"
            .formatted(usage.command(), name, Spelling.suggestion(name, known))
            .strip());
  }

  private static Stream<String> names(Option option) {
    Stream<String> names = option.names().stream();
    return option.kind() == Option.Kind.EITHER
        ? Stream.concat(names, Stream.of(option.negation()))
        : names;
  }

  /** What is wrong with the arguments of a command, and where to find how it is used. */
  public static LeatException complaint(Usage usage, String problem) {
    return new LeatException(
        ErrorKind.USAGE, "%s Run \"%s --help\" for examples.".formatted(problem, usage.command()));
  }
}
