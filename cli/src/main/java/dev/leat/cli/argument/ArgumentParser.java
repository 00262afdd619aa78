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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the arguments of a command as GNU programs do: {@code --name=value}, {@code --name value},
 * {@code -n value}, {@code -nvalue}, flags joined as in {@code -qv}, and {@code --} before operands
 * that start with a dash. Options may stand behind operands, and the last of several counts; a
 * value may be negative. An option is never abbreviated, so that new ones change no script. Used
 * once.
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

  /** Checks that all operands are there, none of them empty, and no others. */
  public static void checkOperands(Arguments arguments, Usage usage) {
    int count = arguments.operands().size();
    int empty = arguments.operands().indexOf("");
    if (empty >= 0) {
      String label = usage.operand(empty).map(Operand::label).orElse("An argument");
      throw complaint(usage, "%s is \"\" (expected: some text).".formatted(label));
    }
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
      throw takesNone(name, text.substring(equals));
    } else {
      add(option, Boolean.toString(option.names().contains(name)));
    }
  }

  /** Adds a short option with its value, or several flags. */
  private void addShort(String text, Iterator<String> rest) {
    for (int i = 1; i < text.length(); i++) {
      String name = "-" + text.charAt(i);
      Option option = usage.find(name).orElseThrow(() -> unknown(text));
      String tail = text.substring(i + 1);
      if (option.takesValue()) {
        add(option, tail.isEmpty() ? next(option, rest) : joined(tail));
        return;
      }
      if (tail.startsWith("=")) {
        throw takesNone(name, tail);
      }
      add(option, "true");
    }
  }

  /** The value behind a short option: {@code N} of {@code -jN} and {@code -j=N}. */
  private static String joined(String tail) {
    return tail.startsWith("=") && tail.length() > 1 ? tail.substring(1) : tail;
  }

  /** The next text, unless it is another option: then the value was forgotten. */
  private String next(Option option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw complaint(usage, "%s needs a value: %s.".formatted(option.name(), option.synopsis()));
    }
    String value = rest.next();
    if (value.startsWith("--") && usage.find(value.split("=", 2)[0]).isPresent()) {
      throw complaint(
          usage,
          "%1$s needs a value, and \"%2$s\" is an option. If it is the value: %1$s=%2$s."
              .formatted(option.name(), value));
    }
    return value;
  }

  private void add(Option option, String value) {
    values.computeIfAbsent(option, o -> new ArrayList<>()).add(value);
  }

  private LeatException takesNone(String name, String value) {
    return complaint(usage, "\"%s\" takes no value. Leave out \"%s\".".formatted(name, value));
  }

  private LeatException unknown(String name) {
    return complaint(
        usage,
        "\"%s\" has no option \"%s\". %s"
            .formatted(usage.command(), name, suggestion(name))
            .strip());
  }

  /** The first options that a text abbreviates, else the one whose spelling is near. */
  private String suggestion(String name) {
    List<String> known =
        usage.options().stream()
            .filter(option -> option.listing() == Option.Listing.SHOWN)
            .flatMap(ArgumentParser::names)
            .toList();
    String longer =
        known.stream()
            .filter(option -> name.length() > "--".length() && option.startsWith(name))
            .limit(3)
            .map("\"%s\""::formatted)
            .collect(Collectors.joining(" or "));
    if (!longer.isEmpty()) {
      return "Did you mean %s?".formatted(longer);
    }
    // Every letter is near to every other.
    boolean letter = name.length() == "-x".length();
    return Spelling.suggestion(
        name, known.stream().filter(o -> !letter || o.equalsIgnoreCase(name)).toList());
  }

  private static Stream<String> names(Option option) {
    Stream<String> names = option.names().stream();
    return option.kind() == Option.Kind.EITHER
        ? Stream.concat(names, Stream.of(option.negation()))
        : names;
  }

  /** Whether a text is an option whose value is the text behind it. */
  public static boolean takesNext(String text, Usage usage) {
    return usage.find(text).filter(Option::takesValue).isPresent();
  }

  /** What is wrong with the arguments of a command, and where to find how it is used. */
  public static LeatException complaint(Usage usage, String problem) {
    return new LeatException(
        ErrorKind.USAGE, "%s Run \"%s --help\" for examples.".formatted(problem, usage.command()));
  }
}
