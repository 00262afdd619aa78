package dev.leat.conformance.oracle;

import dev.leat.expr.Function;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of texts, which are lists of code points here. */
final class TextFunctions {

  private TextFunctions() {}

  static String joined(List<Object> texts) {
    return String.join("", texts.stream().map(String.class::cast).toList());
  }

  static @Nullable Object apply(Function function, List<Object> values) {
    String text = (String) values.getFirst();
    return switch (function) {
      case JOINED -> joined(values);
      case LOWER -> text.toLowerCase(Locale.ROOT);
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case LENGTH -> (long) characters(text).size();
      case REVERSE -> joinedCharacters(characters(text).reversed());
      case TRIM, LTRIM, RTRIM -> trimmed(function, text, values.size() > 1 ? text(values, 1) : " ");
      case SUBSTRING, LEFT, RIGHT, LPAD, RPAD, REPEAT, SPLIT_PART -> counted(function, values);
      case REGEXP_MATCHES, REGEXP_REPLACE, REGEXP_EXTRACT -> regular(function, values);
      case SPLIT -> parts(text, text(values, 1));
      default -> compared(function, text, text(values, 1), values);
    };
  }

  private static List<String> parts(String text, String separator) {
    return separator.isEmpty() ? List.of(text) : List.of(text.split(Pattern.quote(separator), -1));
  }

  private static Object compared(Function function, String text, String other, List<Object> all) {
    return switch (function) {
      case LIKE -> like(characters(text), pattern(other));
      case ILIKE -> like(characters(folded(text)), pattern(folded(other)));
      case STARTS_WITH -> text.startsWith(other);
      case ENDS_WITH -> text.endsWith(other);
      case CONTAINS -> text.contains(other);
      case STRPOS -> position(text, other);
      case REPLACE -> other.isEmpty() ? text : text.replace(other, text(all, 2));
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  private static String text(List<Object> values, int position) {
    return (String) values.get(position);
  }

  private static List<Integer> characters(String text) {
    return text.codePoints().boxed().toList();
  }

  private static String joinedCharacters(List<Integer> characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(text::appendCodePoint);
    return text.toString();
  }

  private static long position(String text, String part) {
    int found = text.indexOf(part);
    return found < 0 ? 0 : text.codePointCount(0, found) + 1;
  }

  private static String trimmed(Function function, String text, String removed) {
    List<Integer> characters = new ArrayList<>(characters(text));
    List<Integer> unwanted = characters(removed);
    while (function != Function.RTRIM
        && !characters.isEmpty()
        && unwanted.contains(characters.getFirst())) {
      characters.removeFirst();
    }
    while (function != Function.LTRIM
        && !characters.isEmpty()
        && unwanted.contains(characters.getLast())) {
      characters.removeLast();
    }
    return joinedCharacters(characters);
  }

  private static String counted(Function function, List<Object> values) {
    List<Integer> characters = characters(text(values, 0));
    int size = characters.size();
    if (function == Function.SPLIT_PART) {
      return part(text(values, 0), text(values, 1), (Long) values.get(2));
    }
    long count = (Long) values.get(1);
    long kept = count < 0 ? Math.max(0, size + count) : Math.min(size, count);
    return switch (function) {
      case LEFT -> joinedCharacters(characters.subList(0, (int) kept));
      case RIGHT -> joinedCharacters(characters.subList((int) (size - kept), size));
      case REPEAT -> text(values, 0).repeat((int) Math.max(0, count));
      case SUBSTRING ->
          substring(characters, count, values.size() > 2 ? (Long) values.get(2) : null);
      default -> padded(function, characters, count, values.size() > 2 ? text(values, 2) : " ");
    };
  }

  private static String substring(List<Integer> characters, long start, @Nullable Long count) {
    if (count != null && count < 0) {
      throw new RowError("a negative length: " + count);
    }
    List<Integer> taken = new ArrayList<>();
    long position = 1;
    for (int character : characters) {
      if (position >= start && (count == null || position - start < count)) {
        taken.add(character);
      }
      position++;
    }
    return joinedCharacters(taken);
  }

  private static String padded(Function function, List<Integer> text, long width, String filling) {
    List<Integer> filler = characters(filling);
    List<Integer> padding = new ArrayList<>();
    for (int i = 0; i + text.size() < width && !filler.isEmpty(); i++) {
      padding.add(filler.get(i % filler.size()));
    }
    List<Integer> all = new ArrayList<>(function == Function.LPAD ? padding : text);
    all.addAll(function == Function.LPAD ? text : padding);
    return joinedCharacters(all.subList(0, (int) Math.min(all.size(), Math.max(0, width))));
  }

  private static String part(String text, String separator, long number) {
    if (number == 0) {
      throw new RowError("parts are counted from 1, or from -1 at the end");
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    int found = separator.isEmpty() ? -1 : text.indexOf(separator);
    while (found >= 0) {
      parts.add(text.substring(from, found));
      from = found + separator.length();
      found = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    if (number < 0) {
      Collections.reverse(parts);
    }
    long wanted = Math.abs(number);
    return wanted >= 1 && wanted <= parts.size() ? parts.get((int) wanted - 1) : "";
  }

  private static @Nullable Object regular(Function function, List<Object> values) {
    try {
      Matcher matcher = Pattern.compile(text(values, 1)).matcher(text(values, 0));
      return switch (function) {
        case REGEXP_MATCHES -> matcher.find();
        case REGEXP_REPLACE -> matcher.replaceAll(text(values, 2));
        default -> matcher.find() ? matcher.group(group(values)) : null;
      };
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new RowError(String.valueOf(e.getMessage()));
    }
  }

  private static int group(List<Object> values) {
    return values.size() > 2 ? Math.toIntExact((Long) values.get(2)) : 0;
  }

  private static String folded(String text) {
    return joinedCharacters(
        characters(text).stream().map(Character::toUpperCase).map(Character::toLowerCase).toList());
  }

  /** A character of a pattern and whether it stands for itself. */
  private record Sign(int character, boolean literal) {
    boolean is(char wildcard) {
      return !literal && character == wildcard;
    }
  }

  private static List<Sign> pattern(String text) {
    List<Sign> signs = new ArrayList<>();
    boolean escaped = false;
    for (int character : characters(text)) {
      if (!escaped && character == '\\') {
        escaped = true;
      } else {
        signs.add(new Sign(character, escaped));
        escaped = false;
      }
    }
    return signs;
  }

  private static boolean like(List<Integer> text, List<Sign> pattern) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    Sign first = pattern.getFirst();
    List<Sign> rest = pattern.subList(1, pattern.size());
    if (first.is('%')) {
      return like(text, rest) || (!text.isEmpty() && like(text.subList(1, text.size()), pattern));
    }
    boolean matches = !text.isEmpty() && (first.is('_') || first.character() == text.getFirst());
    return matches && like(text.subList(1, text.size()), rest);
  }
}
