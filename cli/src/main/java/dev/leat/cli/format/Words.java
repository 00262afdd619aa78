package dev.leat.cli.format;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import dev.leat.data.Type;
import dev.leat.io.OriginColumn;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads single words of options: characters, numbers, choices and types. */
public final class Words {

  private static final Map<String, Character> CHARACTERS =
      Map.ofEntries(
          Map.entry("tab", '\t'),
          Map.entry("\\t", '\t'),
          Map.entry("comma", ','),
          Map.entry("semicolon", ';'),
          Map.entry("pipe", '|'),
          Map.entry("space", ' '),
          Map.entry("colon", ':'),
          Map.entry("double", '"'),
          Map.entry("single", '\''),
          Map.entry("backslash", '\\'),
          Map.entry("hash", '#'));

  private static final Map<String, Type> TYPE_ALIASES =
      Map.of(
          "string", Type.TEXT,
          "varchar", Type.TEXT,
          "bool", Type.BOOLEAN,
          "int", Type.INTEGER,
          "long", Type.INTEGER,
          "bigint", Type.INTEGER,
          "float", Type.DOUBLE,
          "timestamp", Type.DATETIME);

  private static final Pattern TYPE_LIST =
      Pattern.compile("[^:,]+:[a-z]+(,[^:,]+:[a-z]+)+", Pattern.CASE_INSENSITIVE);

  private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");

  private Words() {}

  /** One character, or the name of one: {@code tab}, {@code \t}, {@code comma}. */
  public static char character(String text) {
    Character named = CHARACTERS.get(text.toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    if (text.length() != 1) {
      throw usage("\"%s\" is not a character (expected: one character, or tab).".formatted(text));
    }
    return text.charAt(0);
  }

  /** One character, or nothing for {@code none}. */
  static Optional<Character> characterOrNone(String text) {
    return text.equals("none") ? Optional.empty() : Optional.of(character(text));
  }

  /** A whole number that is not less than another. */
  public static long whole(String text, long least) {
    try {
      long number = Long.parseLong(text.replace("_", ""));
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw usage(
        "\"%s\" is not a number that fits here (expected: a whole number >= %d)."
            .formatted(text, least));
  }

  /** As {@link #whole}; what is more than an {@code int} holds is its largest number. */
  public static int number(String text, int least) {
    return (int) Math.min(Integer.MAX_VALUE, whole(text, least));
  }

  /** A whole number in a range. */
  public static int number(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text.replace("_", ""));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw usage(
        "\"%s\" is not a number that fits here (expected: a whole number from %d to %d)."
            .formatted(text, least, most));
  }

  /** A number of threads. */
  public static int threads(String text) {
    return number(text, 1, Settings.MOST_THREADS);
  }

  /** A path, or the path that a file URL names. */
  public static Path path(String text) {
    try {
      return text.startsWith("file:/") ? Path.of(URI.create(text)) : Path.of(text);
    } catch (IllegalArgumentException e) {
      throw usage("\"%s\" is no path (expected: such as out.csv).".formatted(text));
    }
  }

  /** A day such as {@code 2019-01-31}. */
  public static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw usage("\"%s\" is not a date (expected: a day such as 2019-01-31).".formatted(text));
    }
  }

  /** Whether a text is {@code true} or {@code yes}; {@code false} and {@code no} are the others. */
  public static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw usage("\"%s\" is no answer (expected: true or false).".formatted(text));
    };
  }

  /** The constant of an enum that a text names, in any case. */
  public static <E extends Enum<E>> E choice(Class<E> choices, String text) {
    Map<String, E> known = new LinkedHashMap<>();
    for (E constant : choices.getEnumConstants()) {
      known.put(word(constant), constant);
    }
    E chosen = known.get(text.toLowerCase(Locale.ROOT).replace('_', '-'));
    if (chosen != null) {
      return chosen;
    }
    String expected = String.join(", ", known.keySet());
    throw usage(
        "There is no choice \"%s\" here. %sThe choices are: %s."
            .formatted(text, Spelling.suggestion(text, known.keySet()), expected));
  }

  /** The word that stands for the constant of an enum. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type that a word names. */
  public static Type type(String text) {
    Type alias = TYPE_ALIASES.get(text.toLowerCase(Locale.ROOT));
    if (alias != null) {
      return alias;
    }
    return Arrays.stream(Type.values())
        .filter(type -> type.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> unknownType(text));
  }

  private static LeatException unknownType(String text) {
    List<String> known = Arrays.stream(Type.values()).map(Words::word).toList();
    return usage(
        "There is no type \"%s\". %sThe types are: %s."
            .formatted(text, Spelling.suggestion(text, known), String.join(", ", known)));
  }

  /** A budget of rejects: a number of rows, or a share such as {@code 0.5%}. */
  public static RejectPolicy rejects(String text) {
    Matcher share = SHARE.matcher(text.strip());
    return share.matches()
        ? RejectPolicy.atMostPercent(Double.parseDouble(share.group(1)))
        : RejectPolicy.atMost(whole(text.strip(), 0));
  }

  /** Types by column, of texts such as {@code region_id:text}; a column may hold colons. */
  static Map<String, Type> types(List<String> texts) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (String text : texts.stream().flatMap(Words::pairs).toList()) {
      int colon = text.lastIndexOf(':');
      if (colon < 1) {
        throw usage(
            "\"%s\" does not set a type (expected: column:type, such as id:text).".formatted(text));
      }
      types.put(text.substring(0, colon), type(text.substring(colon + 1)));
    }
    return types;
  }

  /** The pairs of {@code a:text,b:date}; a text that is no such list is one pair. */
  private static Stream<String> pairs(String text) {
    return TYPE_LIST.matcher(text).matches() ? Stream.of(text.split(",")) : Stream.of(text);
  }

  /** The columns of origin that words name. */
  static OriginColumn[] origins(List<String> texts) {
    return texts.stream()
        .map(text -> choice(OriginColumn.class, text))
        .toArray(OriginColumn[]::new);
  }

  /** What an action gives; its complaint names the option that the words are of. */
  public static <T> T named(String option, Supplier<T> action) {
    try {
      return action.get();
    } catch (LeatException e) {
      throw new LeatException(e.kind(), option + ": " + e.getMessage(), e);
    }
  }

  /** A list of names in quotes. */
  public static String quoted(Collection<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
  }

  static LeatException usage(String message) {
    return new LeatException(ErrorKind.USAGE, message);
  }
}
