package dev.leat.io;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import dev.leat.data.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Types of columns as text: {@code id:INTEGER,"a,b":DATE}.
 *
 * <p>A name that holds a comma, a colon, a quote or a space at its ends stands in double quotes; a
 * quote inside is doubled. Types may be written in lower case.
 */
public final class TypeList {

  private static final Pattern ENTRY =
      Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*?))\\s*:\\s*(\\w+)\\s*(,|$)");

  private static final Pattern PLAIN = Pattern.compile("[^,:\"\\s]([^,:\"]*[^,:\"\\s])?");

  private TypeList() {}

  /**
   * Reads a list, in its order.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when it is none
   */
  public static Map<String, Type> parse(String text) {
    Map<String, Type> types = new LinkedHashMap<>();
    Matcher matcher = ENTRY.matcher(text);
    int position = 0;
    while (position < text.length()) {
      if (!matcher.find(position) || matcher.start() != position) {
        throw new LeatException(
            ErrorKind.USAGE,
            "\"%s\" is no list of types (expected: such as id:INTEGER,day:DATE)."
                .formatted(text.substring(position)));
      }
      String quoted = matcher.group(1);
      String name = quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\"");
      types.put(name, type(matcher.group(3)));
      position = matcher.end();
    }
    return types;
  }

  private static Type type(String word) {
    String name = word.toUpperCase(Locale.ROOT);
    List<String> names = Arrays.stream(Type.values()).map(Type::name).toList();
    if (!names.contains(name)) {
      throw new LeatException(
          ErrorKind.USAGE,
          "There is no type \"%s\". %sThe types are: %s."
              .formatted(word, Spelling.suggestion(name, names), String.join(", ", names)));
    }
    return Type.valueOf(name);
  }

  /** Writes a list, in the order of the map. */
  public static String format(Map<String, Type> types) {
    return types.entrySet().stream()
        .map(entry -> name(entry.getKey()) + ":" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  private static String name(String name) {
    return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
