package dev.leat.internal.engine.pipeline;

import dev.leat.internal.engine.cache.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is different between the key of a stage and the key of an entry, in words. */
final class Difference {

  private static final int MOST_SHOWN = 12;

  private Difference() {}

  /** The entry whose key differs in the fewest parts; of several the first. */
  static @Nullable Entry nearest(StageKey key, List<Entry> entries) {
    Entry nearest = null;
    int least = Integer.MAX_VALUE;
    for (Entry entry : entries) {
      int differences = changed(byName(entry.parts()), byName(key.parts())).size();
      if (differences < least) {
        nearest = entry;
        least = differences;
      }
    }
    return nearest;
  }

  /**
   * What differs, a sentence each without its full stop.
   *
   * @param moreRows says of an input by how many rows it differs, as {@code ", 3 rows more"}
   */
  static List<String> between(Entry entry, StageKey key, Function<String, String> moreRows) {
    Map<String, String> before = byName(entry.parts());
    Map<String, String> now = byName(key.parts());
    Set<String> sentences = new TreeSet<>();
    for (String name : changed(before, now)) {
      sentences.add(sentence(name, before.get(name), now.get(name), moreRows));
    }
    List<String> shown = new ArrayList<>(sentences);
    if (shown.size() > MOST_SHOWN) {
      int more = shown.size() - MOST_SHOWN;
      shown = new ArrayList<>(shown.subList(0, MOST_SHOWN));
      shown.add("and %d more differences".formatted(more));
    }
    return shown;
  }

  private static Map<String, String> byName(List<String> parts) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String part : parts) {
      int equals = part.indexOf(" = ");
      byName.put(part.substring(0, equals), part.substring(equals + 3));
    }
    return byName;
  }

  private static Set<String> changed(Map<String, String> before, Map<String, String> now) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
    return names;
  }

  private static String sentence(
      String name, @Nullable String before, @Nullable String now, Function<String, String> rows) {
    int space = name.indexOf(' ');
    String kind = space < 0 ? name : name.substring(0, space);
    String rest = name.substring(space + 1);
    String what = before == null ? " is new" : now == null ? " is gone" : " differs";
    return switch (kind) {
      case "method" -> {
        String did = before == null ? " is called now" : " is called no longer";
        yield "`%s`%s".formatted(method(rest), before == null || now == null ? did : " changed");
      }
      case "function" -> "a lambda%s changed".formatted(rest.substring(rest.indexOf(" in ")));
      case "captured" -> "a value that a lambda captured differs (%s)".formatted(name);
      case "file" -> {
        int of = rest.lastIndexOf(" of ");
        String location = rest.substring(of + 4);
        boolean isOne = location.endsWith(rest.substring(0, of));
        String shown = isOne ? location : rest;
        yield before != null && now != null
            ? shown + ": content differs" + (isOne ? rows.apply(location) : "")
            : shown + what;
      }
      case "input" -> rest + ": its files are others";
      case "param" ->
          before != null && now != null
              ? "the parameter %s is %s, was %s".formatted(rest, now, before)
              : "the parameter " + rest + what;
      case "stage" ->
          before != null && now != null
              ? "the stage %s is another".formatted(rest)
              : "the stage " + rest + what;
      case "check" -> "the check \"%s\"%s".formatted(rest, what);
      case "format", "version" -> "%s: %s, was %s".formatted(name, shown(now), shown(before));
      default -> name + what;
    };
  }

  private static String shown(@Nullable String text) {
    return text == null ? "none" : text;
  }

  /** A method without its result and the packages of classes. */
  private static String method(String declared) {
    String called = declared.substring(declared.indexOf(' ') + 1);
    int arguments = called.indexOf('(');
    int name = called.lastIndexOf('.', arguments);
    int type = called.lastIndexOf('.', name - 1);
    return called.substring(type + 1, arguments);
  }
}
